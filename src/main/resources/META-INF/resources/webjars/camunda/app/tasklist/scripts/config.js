// Replaces the web application's own file whole, so its default shortcuts stand here too.
import '/js/webapps.js';

export default {
  app: {name: '待办任务', vendor: '村议'},
  locales: {availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN'},
  dateFormat: {normal: 'YYYY年M月D日 HH:mm', long: 'YYYY年M月D日 dddd HH:mm'},
  disableWelcomeMessage: true,
  customScripts: ['scripts/documents', 'scripts/people'],
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: '签收当前任务'},
    focusFilter: {key: 'ctrl+shift+f', description: '转到筛选列表'},
    focusList: {key: 'ctrl+alt+l', description: '转到任务列表'},
    focusForm: {key: 'ctrl+alt+f', description: '转到表单第一项'},
    startProcess: {key: 'ctrl+alt+p', description: '发起流程'}
  }
};
