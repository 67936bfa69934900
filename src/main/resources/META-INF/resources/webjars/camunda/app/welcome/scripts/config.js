import '/js/webapps.js';

export default {
  app: {name: '首页', vendor: '村议'},
  links: [{label: '村议首页', href: '/', description: '案件、公开栏和修改密码都在首页'}],
  locales: {availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN'},
  dateFormat: {normal: 'YYYY年M月D日 HH:mm', long: 'YYYY年M月D日 dddd HH:mm'}
};
