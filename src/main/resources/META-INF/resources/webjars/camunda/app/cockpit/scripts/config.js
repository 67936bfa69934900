import '/js/webapps.js';

export default {
  app: {name: '流程监控', vendor: '村议'},
  locales: {availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN'},
  dateFormat: {normal: 'YYYY年M月D日 HH:mm', long: 'YYYY年M月D日 dddd HH:mm'}
};
