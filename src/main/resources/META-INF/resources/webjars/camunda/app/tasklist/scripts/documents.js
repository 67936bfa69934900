// The tab 材料 in Tasklist's task view: what the case has, and a way to add more to this step, also from a phone's camera.

const ENGINE = '/camunda/api/engine/engine/default';
const ACCEPT = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx,application/pdf,image/jpeg,image/png';

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (key in made && typeof value !== 'string') {
      made[key] = value;
    } else {
      made.setAttribute(key, value);
    }
  });
  made.append(...children);
  return made;
}

async function json(url, options = {}) {
  const answer = await fetch(url, {credentials: 'same-origin', headers: {Accept: 'application/json'}, ...options});
  const body = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new Error(answer.status === 401 ? '登录已过期，请重新登录' : (body && (body.detail || body.message)) || '没有成功，请稍后再试');
  }
  return body;
}

function token() {
  const found = document.cookie.split('; ').find(c => c.startsWith('CUNYI-XSRF='));
  return found ? decodeURIComponent(found.slice('CUNYI-XSRF='.length)) : '';
}

class TaskDocuments {

  constructor(node, taskId) {
    this.root = element('div', {class: 'cunyi-documents'}, element('p', {}, '正在读取…'));
    node.append(this.root);
    this.open(taskId).catch(e => this.root.replaceChildren(element('p', {class: 'alert alert-danger', role: 'alert'}, e.message)));
  }

  async open(taskId) {
    const task = await json(`${ENGINE}/task/${encodeURIComponent(taskId)}`);
    const instance = await json(`${ENGINE}/process-instance/${encodeURIComponent(task.processInstanceId)}`);
    this.caseNumber = instance.businessKey;
    this.step = task.taskDefinitionKey.replace(/^user_/, '');
    await this.show();
  }

  get address() {
    return `/api/cases/${this.caseNumber}/documents`;
  }

  async show() {
    const found = await json(this.address);
    const place = found.steps.find(s => s.step === this.step);
    this.status = element('p', {class: 'status', role: 'status'});
    this.root.replaceChildren(
      ...(place && place.missing.length ? [element('p', {class: 'alert alert-warning'}, `办结本环节前还须上传：${place.missing.map(k => k.label).join('、')}`)] : []),
      found.items.length ? element('ul', {}, ...found.items.map(d => this.line(d))) : element('p', {class: 'none'}, '还没有上传材料。'),
      ...(found.mayAdd ? [this.form(found, place)] : []),
      this.status);
  }

  line(d) {
    const words = element('div', {},
      d.state === 'kept' ? element('a', {href: `/documents/${d.id}`, target: '_blank', rel: 'noopener'}, d.name) : element('s', {}, d.name),
      element('span', {class: 'facts'}, `${d.kindName}${d.stepName ? '，' + d.stepName : ''}，${d.sizeWords}；${d.uploadedByName}，${
        new Date(d.uploadedAt).toLocaleString('zh-CN', {timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short'})}${
        d.state === 'kept' ? '' : '；已撤回'}`));
    const line = element('li', {});
    if (d.state === 'kept' && d.mediaType.startsWith('image/')) {
      line.append(element('a', {href: `/documents/${d.id}`, target: '_blank', rel: 'noopener', class: 'thumb'},
        element('img', {src: `/documents/${d.id}`, alt: d.name, loading: 'lazy'})));
    }
    line.append(words);
    if (d.mayWithdraw) {
      const button = element('button', {type: 'button', class: 'btn btn-default btn-xs'}, '撤回');
      button.addEventListener('click', () => this.act(button, () => json(`/api/documents/${d.id}`,
        {method: 'DELETE', headers: {'X-XSRF-TOKEN': token(), Accept: 'application/json'}}), `已撤回“${d.name}”`));
      words.append(button);
    }
    return line;
  }

  form(found, place) {
    const kinds = element('select', {class: 'form-control', id: 'cunyi-kind'}, element('option', {value: ''}, '请选择'),
      ...found.kinds.map(k => element('option', {value: k.code}, k.label)));
    if (place && place.missing.length) {
      kinds.value = place.missing[0].code;
    }
    const files = element('input', {type: 'file', id: 'cunyi-file', multiple: true, accept: ACCEPT});
    const photo = element('input', {type: 'file', id: 'cunyi-photo', accept: 'image/jpeg,image/png', capture: 'environment'});
    const button = element('button', {type: 'submit', class: 'btn btn-primary'}, '上传');
    const form = element('form', {},
      element('label', {for: 'cunyi-kind'}, '材料类别'), kinds,
      element('label', {for: 'cunyi-file'}, '选择文件（可以多选）'), files,
      element('div', {class: 'camera'}, element('label', {for: 'cunyi-photo'}, '或者用手机拍照'), photo),
      element('p', {class: 'facts'}, `PDF、JPEG、PNG、DOCX、XLSX，每份不超过${Math.floor(found.largest / 1048576)}MB。照片的拍摄地点会自动去除。`), button);
    form.addEventListener('submit', event => {
      event.preventDefault();
      const chosen = [...files.files, ...photo.files];
      const large = chosen.find(f => f.size > found.largest);
      if (!kinds.value || !chosen.length || large) {
        this.say(!kinds.value ? '请选择材料类别' : large ? `“${large.name}”超过${Math.floor(found.largest / 1048576)}MB` : '请选择文件或者拍照', true);
        return;
      }
      this.act(button, async () => {
        for (const file of chosen) {
          const data = new FormData();
          data.append('kind', kinds.value);
          data.append('step', this.step);
          data.append('file', file);
          await json(this.address, {method: 'POST', body: data, headers: {'X-XSRF-TOKEN': token(), Accept: 'application/json'}})
            .catch(e => { throw new Error(`“${file.name}”没有上传：${e.message}`); });
        }
      }, '已上传');
    });
    return form;
  }

  async act(button, work, done) {
    button.disabled = true;
    this.say('正在办理…');
    let message = done;
    let failed = false;
    try {
      await work();
    } catch (e) {
      message = e.message;
      failed = true;
    }
    await this.show().catch(() => {});
    this.say(message, failed);
  }

  say(words, failed = false) {
    this.status.textContent = words;
    this.status.className = failed ? 'status alert alert-danger' : 'status';
  }
}

export default {
  id: 'cunyi-documents',
  pluginPoint: 'tasklist.task.detail',
  priority: 400,
  properties: {label: '材料'},
  render: (node, {taskId}) => {
    node.replaceChildren();
    new TaskDocuments(node, taskId);
  },
  unmount: () => {}
};
