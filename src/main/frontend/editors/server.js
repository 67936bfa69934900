// What the editors ask of the server. Refusals come as errors with the server's words.
const TOKEN = 'CUNYI-XSRF';

function token() {
  const found = document.cookie.split('; ').find(c => c.startsWith(TOKEN + '='));
  return found ? decodeURIComponent(found.slice(TOKEN.length + 1)) : '';
}

async function refusal(answer) {
  if (answer.status === 401 || answer.redirected) {
    return '登录已经失效，请在另一个窗口登录以后再保存。';
  }
  try {
    const said = await answer.json();
    const errors = (said.errors || []).map(e => e.message).filter(Boolean);
    return errors.length ? errors.join('；') : said.message || said.detail || '服务器没有接受（' + answer.status + '）';
  } catch {
    return '服务器没有接受（' + answer.status + '）';
  }
}

async function json(url, options = {}) {
  let answer;
  try {
    answer = await fetch(url, { credentials: 'same-origin', headers: { Accept: 'application/json' }, ...options });
  } catch {
    throw new Error('连接不上服务器，请稍后再试。');
  }
  if (!answer.ok || answer.redirected) {
    const error = new Error(await refusal(answer));
    error.late = answer.status === 409;
    throw error;
  }
  return answer.json();
}

export function load(url) {
  return json(url);
}

export function save(url, content, seen) {
  return json(url, {
    method: 'PUT',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token() },
    body: JSON.stringify({ content, seen })
  });
}
