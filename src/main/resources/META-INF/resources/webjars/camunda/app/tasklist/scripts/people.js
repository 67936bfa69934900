// A tab beside the form: what can be done with a task other than completing it stands on the page of its case.
const ACTS = [
  ['hand-over', '转办', '把任务指定给一名有权办理的人员'],
  ['remind', '催办', '提醒办理岗位尽快办理，每天一次'],
  ['take-back', '撤回本环节', '撤回您刚办理的上一环节，在本任务无人签收之前'],
  ['recuse', '回避', '与事项有利害关系的人员不参与办理']
];

export default {
  id: 'cunyi-people',
  pluginPoint: 'tasklist.task.detail',
  priority: 100,
  properties: {label: '转办与催办'},
  render(node, {taskId}) {
    const list = document.createElement('ul');
    list.className = 'cunyi-people';
    for (const [act, words, explanation] of ACTS) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = `/tasks/${encodeURIComponent(taskId)}?do=${act}`;
      link.textContent = words;
      item.append(link, `：${explanation}`);
      list.append(item);
    }
    const hint = document.createElement('p');
    hint.textContent = '在案件页面上办理，须说明理由；目前不能办理的，页面上没有相应一栏。';
    node.append(hint, list);
  }
};
