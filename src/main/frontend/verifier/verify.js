'use strict';
/* The same checks as org.cunyi.audit.proof.CaseFileCheck, in the browser, from the file alone. */
const START = '0'.repeat(64), SHORT = 16, FOLDER = 'verification/';
const LARGEST_TEXT = 64 * 2 ** 20, MOST_UNFOLDING = 100, MOST_FILES = 20000, PIECE = 1 << 20, MOST_ANCHORS = 100000;
const FLAWS = {
  CHANGED: '内容被改动', MISSING: '记录缺失', INSERTED: '被插入的记录', REORDERED: '记录的顺序被调换', REPLACED: '记录被换成了别处的记录',
  CUT: '末尾的记录被截去', HEAD_CHANGED: '链头被改动', REWRITTEN: '与存证不符：存证以后整条链被改写', CUT_BELOW_ANCHOR: '存证时已有的记录被截去',
  UNVOUCHED: '早于存证的时间，却没有这号存证的证明：记录被改写，或者证明被删去',
  ANCHOR_BROKEN: '存证本身被改动', ANCHOR_MISSING: '存证缺失',
  ANCHOR_SET_BACK: '时间比前面的存证早1小时以上：存证是后加的，或者系统的时钟调回过；请用这一号或以后公开的存证比对',
  ANCHOR_DIFFERS: '与外部留存的存证不符：存证和记录被整体改写',
  ANCHOR_UNKNOWN: '找不到外部留存的这一存证：存证被改写或者截去，或者它晚于本文件、不是本系统的存证'
};
class Unreadable extends Error {}

/* ---- hashes and trees (RFC 6962) ---- */
const hash = data => sha256(data);
const isHash = text => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
const bytes = hex => Uint8Array.from(hex.match(/../g), h => parseInt(h, 16));
const joined = (...parts) => { const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0)); let at = 0; for (const p of parts) { all.set(p, at); at += p.length; } return all; };
const leafHash = text => hash(joined([0], new TextEncoder().encode(text)));
const nodeHash = (left, right) => hash(joined([1], bytes(left), bytes(right)));
function rootOver(leaf, index, size, path) {
  if (!(index >= 0 && index < size)) return null;
  let at = index, last = size - 1, root = leaf;
  for (const beside of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(beside, root);
      while (at % 2 === 0 && at !== 0) { at /= 2; last = Math.floor(last / 2); }
    } else {
      root = nodeHash(root, beside);
    }
    at = Math.floor(at / 2); last = Math.floor(last / 2);
  }
  return last === 0 ? root : null;
}

/* ---- texts ---- */
const utf8 = data => new TextDecoder('utf-8', { ignoreBOM: true }).decode(data);
const STRING = '"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"';
// of doubled keys JSON.parse takes the last one, and says nothing
function hasDoubled(text) {
  const open = [];
  for (const [token, string, colon] of text.matchAll(new RegExp('(' + STRING + ')(\\s*:)?|[{}[\\]]', 'g'))) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (colon) {
      const keys = open[open.length - 1], key = JSON.parse(string);
      if (keys.has(key)) return true;
      keys.add(key);
    }
  }
  return false;
}
const hasFractions = text => /\d[.eE]/.test(text.replace(new RegExp(STRING, 'g'), ''));
const hasKeys = (o, ...keys) => o !== null && typeof o === 'object' && !Array.isArray(o) && Object.keys(o).sort().join() === keys.sort().join();

/* ---- ZIP: the directory at the end is what counts, nothing is unpacked ---- */
class CaseZip {
  static async open(file) {
    const zip = new CaseZip();
    zip.file = file; zip.entries = new Map(); zip.allowed = Math.max(LARGEST_TEXT, file.size * MOST_UNFOLDING);
    const tail = new DataView(await file.slice(Math.max(0, file.size - 65557)).arrayBuffer());
    let end = tail.byteLength - 22;
    while (end >= 0 && !(tail.getUint32(end, true) === 0x06054b50)) end--;
    if (end < 0 || end + 22 + tail.getUint16(end + 20, true) !== tail.byteLength) throw new Unreadable('文件打不开，或者不是ZIP文件');
    const count = tail.getUint16(end + 10, true), size = tail.getUint32(end + 12, true), from = tail.getUint32(end + 16, true);
    if (count === 0xffff || size === 0xffffffff || from === 0xffffffff) throw new Unreadable('文件超过4GB，请用命令行验证：java -jar cunyi.jar verify 文件');
    if (count > MOST_FILES) throw new Unreadable('ZIP中的文件超过' + MOST_FILES + '个');
    // nothing may stand before or between: another reader could see other files in it
    const strange = () => new Unreadable('ZIP文件的前面或者中间夹有别的内容');
    if (from + size !== file.size - tail.byteLength + end) throw strange();
    const view = new DataView(await file.slice(from, from + size).arrayBuffer());
    let at = 0, first = Infinity;
    for (let i = 0; i < count; i++) {
      if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new Unreadable('ZIP的目录已损坏');
      const nameLength = view.getUint16(at + 28, true), next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
      if (next > view.byteLength) throw new Unreadable('ZIP的目录已损坏');
      first = Math.min(first, view.getUint32(at + 42, true));
      const name = utf8(new Uint8Array(view.buffer, at + 46, nameLength));
      if (/[\u0000-\u001f\u007f-\u009f\\]|^\/|^[A-Za-z]:|(^|\/)\.{1,2}(\/|$)|\/\/|^$/.test(name)) throw new Unreadable('ZIP中有不正常的文件名');
      if (zip.entries.has(name)) throw new Unreadable('ZIP中有重名的文件：' + name);
      zip.entries.set(name, { method: view.getUint16(at + 10, true), encrypted: view.getUint16(at + 8, true) & 1, packed: view.getUint32(at + 20, true),
        offset: view.getUint32(at + 42, true) });
      at = next;
    }
    if (at !== view.byteLength || first !== 0) throw strange();
    return zip;
  }

  async copy(name, taker, largest) {
    const entry = this.entries.get(name);
    if (!entry) throw new Unreadable('ZIP中缺少' + name + '，不是一事一档，或者是早期版本导出的');
    const broken = () => new Unreadable('ZIP中的' + name + '已损坏，读不出来');
    const local = new DataView(await this.file.slice(entry.offset, entry.offset + 30).arrayBuffer());
    if (entry.encrypted || local.byteLength < 30 || local.getUint32(0, true) !== 0x04034b50 || (entry.method !== 0 && entry.method !== 8)) throw broken();
    let from = entry.offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
    const to = from + entry.packed;
    let size = 0, ended = entry.method === 0;
    const take = piece => {
      size += piece.length; this.allowed -= piece.length;
      if (this.allowed < 0 || size > largest) throw new Unreadable('ZIP解压后过大，可能是压缩炸弹，不再读取');
      taker(piece);
    };
    const inflate = new fflate.Inflate((piece, final) => { take(piece); ended = ended || final; });
    try {
      for (; from < to; from += PIECE) {
        const piece = new Uint8Array(await this.file.slice(from, Math.min(to, from + PIECE)).arrayBuffer());
        if (entry.method === 0) { take(piece); } else {
          // small bites, so that what unfolds is counted before it fills the memory
          for (let i = 0; i < piece.length; i += 16384) inflate.push(piece.subarray(i, i + 16384), from + i + 16384 >= to && i + 16384 >= piece.length);
        }
      }
    } catch (e) {
      throw e instanceof Unreadable ? e : broken();
    }
    if (!ended) throw broken();
    return size;
  }

  async content(name) {
    const digest = sha256.create();
    const size = await this.copy(name, piece => digest.update(piece), Infinity);
    return { size, sha256: digest.hex() };
  }

  async bytes(name) {
    const pieces = [];
    await this.copy(name, piece => pieces.push(piece.slice()), LARGEST_TEXT);
    return joined(...pieces);
  }

  async text(name) { return utf8(await this.bytes(name)); }

  async lines(name) {
    const lines = (await this.text(name)).split(/\r\n|\r|\n/);
    if (lines[lines.length - 1] === '') lines.pop();
    return lines;
  }

  async json(name) {
    const text = await this.text(name);
    try {
      const tree = JSON.parse(text);
      if (!hasDoubled(text)) return tree;
    } catch (e) { /* said below */ }
    throw new Unreadable(name + '不是有效的JSON');
  }
}

/* ---- which anchor must have seen what was written when: AnchorTimes ---- */
const MARGIN = 3600000, DAY = 86400000;
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-](\d\d):(\d\d))$/;
const days = (year, month) => month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
// Date.parse takes 31 February and 24 o'clock, which are no instants
function millis(at) {
  const parts = typeof at === 'string' ? INSTANT.exec(at) : null;
  if (!parts) return NaN;
  const [year, month, day, hour, minute, second, aside, minutesAside] = parts.slice(1).map(p => Number(p || 0));
  return month >= 1 && month <= 12 && day >= 1 && day <= days(year, month) && hour <= 23 && minute <= 59 && second <= 59 && minutesAside <= 59
    && aside * 60 + minutesAside <= 1080 ? Date.parse(at) : NaN;
}
const lowered = (anchors, vouched) => {
  const all = anchors.map(a => ({ ...a }));
  for (let i = all.length - 2; i >= 0; i--) if (all[i + 1].number <= vouched) all[i].made = Math.min(all[i].made, all[i + 1].made);
  return all;
};
class AnchorTimes {
  // vouched: number of the last one that is known outside, 0 where none of those known is here, null where nothing is known: then each may set back
  constructor(anchors, vouched) {
    const all = anchors.map(a => ({ number: a.number, made: millis(a.madeAt) })).filter(a => !Number.isNaN(a.made)).sort((a, b) => a.number - b.number);
    this.setBack = all.find((a, i) => i > 0 && a.made < all[i - 1].made);
    let latest = -Infinity;
    this.setFarBack = lowered(all, vouched === null ? 0 : vouched).find(a => { const far = latest - a.made > MARGIN; latest = Math.max(latest, a.made); return far; });
    latest = -Infinity;
    this.anchors = lowered(all, vouched === null ? Infinity : vouched).filter(a => { latest = Math.max(latest, a.made); return a.made === latest; });
  }

  due(at) {
    const written = millis(at), wanted = Number.isNaN(written) ? -Infinity : written + MARGIN;
    let from = 0, to = this.anchors.length;
    while (from < to) { const middle = (from + to) >> 1; if (this.anchors[middle].made >= wanted) to = middle; else from = middle + 1; }
    return from < this.anchors.length ? this.anchors[from].number : null;
  }
}

/* ---- chains and anchors ---- */
const words = f => f.chain === '' ? (f.seq === 0 ? FLAWS[f.flaw] : '第' + f.seq + '号存证：' + FLAWS[f.flaw])
  : f.chain + ' 第' + f.seq + '条' + (f.flaw === 'REWRITTEN' || f.flaw === 'UNVOUCHED' ? '起' : '') + '：' + FLAWS[f.flaw] + (f.anchor == null ? '' : '（第' + f.anchor + '号存证）');
const ofAnchor = (seq, flaw) => ({ chain: '', seq, flaw, anchor: seq });

function linkOf(line) {
  const parts = /^\{"hash":"([0-9a-f]{64})","prev":"([0-9a-f]{64})","entry":(\{.*})}$/s.exec(line);
  if (!parts) return null;
  try {
    const entry = JSON.parse(parts[3]);
    return { chain: String(entry.chain), seq: Number.isInteger(entry.seq) ? entry.seq : -1, at: String(entry.at), canonical: parts[3], prev: parts[2], hash: parts[1], entry };
  } catch (e) { return null; }
}

function firstFlaw(chain, links, head, inclusions, times) {
  const found = (seq, flaw, anchor) => ({ chain, seq, flaw, anchor });
  const fits = (l, number) => hash(l.prev + (number === undefined ? l.canonical
    : l.canonical.split(',"seq":' + l.seq + ',"subject":').join(',"seq":' + number + ',"subject":'))) === l.hash;
  let expected = 1, previous = START, beforePrevious = '', next = 0, vouched = 0;
  for (const l of links) {
    if (l.seq !== expected) return l.seq > expected ? found(expected, 'MISSING') : found(l.seq, 'INSERTED');
    if (l.prev === previous) {
      if (!fits(l) || l.chain !== chain) return found(expected, 'CHANGED');
    } else if (l.prev === beforePrevious) {
      return found(expected - 1, 'INSERTED');
    } else if (links.some(o => o.prev === previous)) {
      return found(expected, links.some(o => o.hash === l.prev) ? 'REORDERED' : 'INSERTED');
    } else if (fits(l) && l.chain === chain) {
      return found(Math.max(1, expected - 1), 'CHANGED');
    } else {
      return found(expected, fits(l, expected + 1) ? 'MISSING' : 'REPLACED');
    }
    const seen = inclusions[next], due = times.due(l.at);
    if (due !== null && !(seen && seen.anchor <= due)) return found(l.seq, 'UNVOUCHED', due);
    if (seen && seen.seq === l.seq) {
      if (seen.hash !== l.hash) return found(vouched + 1, 'REWRITTEN', seen.anchor);
      vouched = l.seq; next++;
    }
    beforePrevious = previous; previous = l.hash; expected++;
  }
  const last = expected - 1;
  if (head.entries > last) return found(expected, 'CUT');
  if (head.entries < last) {
    const at = links.find(l => l.hash === head.lastHash);
    return at && at.seq === head.entries ? found(head.entries + 1, 'INSERTED') : found(expected, 'HEAD_CHANGED');
  }
  if (head.lastHash !== previous) return found(expected, 'HEAD_CHANGED');
  return next < inclusions.length ? found(expected, 'CUT_BELOW_ANCHOR', inclusions[next].anchor) : null;
}

function badInclusion(chain, inclusions, anchors) {
  let before = 0;
  for (const i of inclusions) {
    const anchor = anchors.find(a => a.number === i.anchor);
    const leaf = leafHash(chain + '\n' + i.seq + '\n' + i.hash);
    if (i.seq <= before || !anchor || anchor.changed !== i.size || rootOver(leaf, i.position, i.size, i.path) !== anchor.tree) {
      return { chain, seq: before + 1, flaw: 'REWRITTEN', anchor: i.anchor };
    }
    before = i.seq;
  }
  return null;
}

const KEYS = ['chains', 'changed', 'day', 'entries', 'madeAt', 'number', 'previous', 'tree'];
function anchorOf(line) {
  try {
    const a = JSON.parse(line);
    if (a && Object.keys(a).join() === KEYS.join() && JSON.stringify(a) === line
      && [a.chains, a.changed, a.entries, a.number].every(Number.isSafeInteger)
      && [a.day, a.madeAt, a.previous, a.tree].every(t => t === null || typeof t === 'string')) return { ...a, root: hash(line) };
  } catch (e) { /* no anchor */ }
  return null;
}

function rowFlaw(anchors) {
  let previous = START;
  for (let i = 0; i < anchors.length; i++) {
    if (anchors[i].number !== i + 1) return ofAnchor(i + 1, 'ANCHOR_MISSING');
    if (anchors[i].previous !== previous) return ofAnchor(Math.max(1, i), 'ANCHOR_BROKEN');
    previous = anchors[i].root;
  }
  return null;
}

function knownAnchors(text) {
  const lines = text.split(/\r\n|\r|\n/).map(l => l.trim()).filter(l => l !== '');
  if (lines.length > MOST_ANCHORS) throw new Unreadable('存证：最多' + MOST_ANCHORS + '行');
  return lines.map((line, i) => {
    const root = /^(?:(\d{1,12})-)?([0-9a-f]{16,64})$/i.exec(line);
    if (root && (root[1] !== undefined || root[2].length === 64)) return { number: root[1] === undefined ? null : Number(root[1]), digits: root[2].toLowerCase() };
    const anchor = anchorOf(line);
    if (anchor) return { number: anchor.number, digits: anchor.root };
    throw new Unreadable('存证：第' + (i + 1) + '行既不是64位的存证值，也不是“编号-存证值前' + SHORT + '位”或者存证文件中的一行');
  });
}

function compare(known, anchors) {
  for (const k of known) {
    if (k.number === null) {
      if (!anchors.some(a => a.root === k.digits)) return ofAnchor(0, 'ANCHOR_UNKNOWN');
    } else {
      const anchor = anchors.find(a => a.number === k.number);
      if (!anchor) return ofAnchor(k.number, 'ANCHOR_UNKNOWN');
      if (!anchor.root.startsWith(k.digits)) return ofAnchor(k.number, 'ANCHOR_DIFFERS');
    }
  }
  return null;
}

function vouchedFor(known, anchors) {
  if (known.length === 0) return null;
  const byNumber = new Map(), byRoot = new Map();
  for (const a of anchors) { if (!byNumber.has(a.number)) byNumber.set(a.number, a); if (!byRoot.has(a.root)) byRoot.set(a.root, a); }
  return known.reduce((last, k) => {
    const anchor = k.number === null ? byRoot.get(k.digits) : byNumber.get(k.number);
    return anchor && anchor.root.startsWith(k.digits) ? Math.max(last, anchor.number) : last;
  }, 0);
}

/* ---- the whole file ---- */
async function check(file, anchorText, progress) {
  const known = knownAnchors(anchorText);
  const zip = await CaseZip.open(file);
  const problems = [], remarks = [], hashes = new Map();
  const tell = f => { if (f) problems.push(words(f)); };
  const listed = await zip.bytes('manifest.json');
  const manifest = await zip.json('manifest.json');
  const proofs = await zip.json(FOLDER + 'proof.json');
  const whole = c => hasKeys(c, 'chain', 'entries', 'lastHash', 'inclusions') && typeof c.chain === 'string' && Number.isSafeInteger(c.entries)
    && isHash(c.lastHash) && Array.isArray(c.inclusions) && c.inclusions.every(i => hasKeys(i, 'anchor', 'seq', 'hash', 'position', 'size', 'path')
      && [i.anchor, i.seq, i.position, i.size].every(Number.isSafeInteger) && isHash(i.hash) && Array.isArray(i.path) && i.path.every(isHash));
  if (!manifest || !hasKeys(proofs, 'format', 'caseNumber', 'chains') || hasFractions(await zip.text(FOLDER + 'proof.json')) || proofs.format !== 1
    || !(proofs.caseNumber === null || typeof proofs.caseNumber === 'string') || !Array.isArray(proofs.chains) || proofs.chains.length === 0 || !proofs.chains.every(whole)) {
    throw new Unreadable(FOLDER + 'proof.json不是有效的证明文件');
  }
  const names = new Set(), entries = Array.isArray(manifest.files) ? manifest.files : [];
  for (const f of entries) {
    const path = String(f.path);
    if (names.has(path) || !zip.entries.has(path)) { names.add(path); problems.push('清单中的文件缺失：' + path); continue; }
    names.add(path);
    progress('正在核对 ' + path);
    const content = await zip.content(path);
    hashes.set(path, content.sha256);
    if (content.size !== f.size || content.sha256 !== f.sha256) problems.push('文件被改动：' + path);
    if (f.note != null) problems.push('文件在导出时已有问题：' + path + '（' + f.note + '）');
  }
  for (const n of zip.entries.keys()) if (n !== 'manifest.json' && !names.has(n)) problems.push('清单以外的文件：' + n);

  const anchors = [];
  for (const line of await zip.lines(FOLDER + 'anchors.jsonl')) {
    const anchor = anchorOf(line);
    if (!anchor) break;
    anchors.push(anchor);
  }
  const lineCount = (await zip.lines(FOLDER + 'anchors.jsonl')).length;
  tell(anchors.length < lineCount ? ofAnchor(anchors.length + 1, 'ANCHOR_BROKEN') : rowFlaw(anchors));

  const times = new AnchorTimes(anchors, vouchedFor(known, anchors));
  const chains = [], added = new Map(), wanted = new Set();
  let erased = false;
  for (const c of proofs.chains) {
    progress('正在核对 ' + c.chain);
    const links = (await zip.lines(FOLDER + 'chains/' + c.chain + '.jsonl')).map((line, i) =>
      linkOf(line) || { chain: c.chain, seq: i + 1, at: '', canonical: line, prev: '', hash: '', entry: {} });
    for (const l of links) {
      let payload = {};
      try { payload = JSON.parse(l.entry.payload) || {}; } catch (e) { /* shown by the chain */ }
      if (l.entry.action === 'document.added') { added.set(payload.sha256, l); wanted.add(payload.sha256); }
      if (l.entry.action === 'document.withdrawn') wanted.delete(payload.sha256);
      if (l.entry.action === 'documents.erased') erased = true;
    }
    const flaw = firstFlaw(c.chain, links, c, c.inclusions, times) || badInclusion(c.chain, c.inclusions, anchors);
    tell(flaw);
    chains.push({ chain: c.chain, links, flaw, last: c.inclusions[c.inclusions.length - 1] });
    if (c.inclusions.length === 0) remarks.push(c.chain + '：导出时还没有存证');
  }
  if (manifest.caseNumber !== proofs.caseNumber || proofs.chains[0].chain !== proofs.caseNumber) problems.push('清单与证明不是同一案件的');
  const heads = new Map((Array.isArray(manifest.chains) ? manifest.chains : []).map(h => [h.chain, h.lastHash]));
  for (const c of proofs.chains) if (heads.get(c.chain) !== c.lastHash) problems.push(c.chain + '：清单中的链头与证明不一致');
  for (const h of heads.keys()) if (!proofs.chains.some(c => c.chain === h)) problems.push(h + '：清单中有、证明中没有的审计链');

  const documents = [...hashes.keys()].filter(n => n.startsWith('材料/') && n !== '材料/目录.json').sort()
    .map(name => ({ name, entry: added.get(hashes.get(name)) }));
  for (const d of documents) if (!d.entry) problems.push('材料与审计链中登记的校验值不符：' + d.name);
  const there = new Set(documents.map(d => hashes.get(d.name)));
  if (!erased) for (const w of [...wanted].sort()) if (!there.has(w)) problems.push('审计链中登记的材料缺失：校验值' + w);
  tell(compare(known, anchors));
  if (times.setFarBack) tell(ofAnchor(times.setFarBack.number, 'ANCHOR_SET_BACK'));
  if (times.setBack) remarks.push('第' + times.setBack.number + '号存证的时间早于前一号：系统的时钟调整过，只按较早的时间核对');
  if (anchors.length && !(millis(manifest.madeAt) - millis(anchors[anchors.length - 1].madeAt) <= MARGIN + DAY)) {
    remarks.push('最后一号存证比导出早1天以上：系统停过，或者之后的存证被删去，请与公开栏的存证比对');
  }

  const steps = {};
  for (const c of proofs.chains) {
    const path = '案件/' + c.chain + '.json';
    if (zip.entries.has(path)) {
      try { for (const s of (await zip.json(path)).steps) steps[s.step] = s.name; } catch (e) { /* names of steps are a convenience */ }
    }
  }
  return { manifest, manifestHash: hash(listed), files: hashes.size, documents, chains, anchors, compared: known.length > 0, problems, remarks, steps,
    unproven: unproven(chains, known.length > 0) };
}

/* What a reader could believe that the file proves, and that it does not. */
function unproven(chains, compared) {
  const list = compared ? [] : ['存证本身：没有与外部留存的存证比对，连同存证一起的整体改写看不出来'];
  for (const c of chains) {
    const vouched = c.last ? c.last.seq : 0, next = c.links[vouched];
    if (vouched < c.links.length) {
      list.push(c.chain + '第' + (vouched + 1) + '条起' + (next && next.at ? '（' + next.at + '起）' : '') + '：写入以后还没有存证，改写或者截去都看不出来');
    }
  }
  return [...list, '没有列在这里的案件：下级案件连同它的审计链一起被去掉，看不出来',
    '材料的文件名、登记表、公告和“案件”文件夹：审计链只登记材料的内容，其余由清单核对；清单的校验值请向审计员核对（审计链中的“一事一档制成”）',
    '内容是否属实：记录写入时就不真实，或者系统当时没有写入的，验证不出来'];
}

/* ---- the report ---- */
function el(name, text, parent, className) {
  const e = document.createElement(name);
  if (text != null) e.textContent = text;
  if (className) e.className = className;
  if (parent) parent.append(e);
  return e;
}

function table(parent, heads) {
  const scroll = el('div', null, parent, 'scroll'), t = el('table', null, scroll), row = el('tr', null, el('thead', null, t));
  heads.forEach(h => { el('th', h, row).scope = 'col'; });
  return el('tbody', null, t);
}

function show(r) {
  const out = document.getElementById('report');
  out.replaceChildren();
  const good = r.problems.length === 0;
  const verdict = el('p', good ? '完好，没有发现改动。' : '不完好，发现' + r.problems.length + '处问题。', out, good ? 'good' : 'bad');
  verdict.id = 'verdict';
  if (!good) {
    const list = el('ul', null, out); list.id = 'problems';
    r.problems.forEach(p => el('li', p, list));
  }
  el('p', r.compared ? '已与您填写的存证比对。' : '没有填写留存的存证，只能证明文件自身前后一致；填写后才能发现整体改写。', out, 'hint');
  const facts = el('dl', null, out);
  const fact = (name, value) => { el('dt', name, facts); el('dd', value, facts); };
  fact('案件', r.manifest.caseNumber + '　' + r.manifest.title);
  fact('导出', r.manifest.madeAt + '　' + r.manifest.madeBy);
  fact('清单', r.files + '个文件；校验值 ' + r.manifestHash);
  const last = r.anchors[r.anchors.length - 1];
  fact('存证', last ? '共' + r.anchors.length + '号，最后一号 ' + last.day + '　' + last.root : '没有');
  r.remarks.forEach(t => fact('说明', t));
  for (const c of r.chains) {
    el('h2', '经过：' + c.chain, out);
    el('p', c.links.length + '条记录，' + (c.flaw ? words(c.flaw) : '完好') + (c.last ? '；第' + c.last.seq + '条以前有第' + c.last.anchor + '号存证' : '；还没有存证'), out, c.flaw ? 'bad' : '');
    const body = table(out, ['序号', '时间', '何人', '何事', '对象']);
    for (const l of c.links) {
      const row = el('tr', null, body, c.flaw && c.flaw.seq === l.seq ? 'broken' : '');
      const e = l.entry, subject = String(e.subject == null ? '' : e.subject);
      el('td', String(l.seq), row, 'n');
      el('td', String(e.at || '').replace('T', ' ').replace(/\.\d+/, ''), row, 'time');
      el('td', String(e.actor || ''), row);
      el('td', WORDS[e.action] || String(e.action || '（读不出来）'), row);
      el('td', r.steps[subject.replace(/^user_/, '')] || subject, row);
    }
  }
  el('h2', '材料', out);
  if (r.documents.length === 0) el('p', '没有材料。', out);
  else {
    const body = table(out, ['文件', '上传', '校验']);
    for (const d of r.documents) {
      const row = el('tr', null, body, d.entry ? '' : 'broken');
      el('td', d.name.slice(3), row);
      el('td', d.entry ? d.entry.entry.actor + '　' + d.entry.entry.at : '', row);
      el('td', d.entry ? '与审计链一致' : '与审计链不符', row);
    }
  }
  el('h2', '没有证明的', out);
  const unproven = el('ul', null, out); unproven.id = 'unproven';
  r.unproven.forEach(t => el('li', t, unproven));
  document.getElementById('print').hidden = false;
}

function refused(e) {
  const out = document.getElementById('report');
  out.replaceChildren();
  el('p', e instanceof Unreadable ? e.message : '文件读不出来：' + e.message, out, 'bad').id = 'verdict';
}

let chosen = null;
async function go() {
  const out = document.getElementById('report');
  if (!chosen) { refused(new Unreadable('请先选择一事一档的ZIP文件')); return; }
  try {
    show(await check(chosen, document.getElementById('anchor').value, text => out.replaceChildren(el('p', text))));
  } catch (e) { refused(e); }
}
document.getElementById('file').addEventListener('change', e => { chosen = e.target.files[0]; go(); });
document.getElementById('check').addEventListener('click', go);
document.getElementById('print').addEventListener('click', () => window.print());
const drop = document.getElementById('drop');
for (const type of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(type, e => { e.preventDefault(); drop.classList.toggle('over', type === 'dragover'); });
}
document.addEventListener('drop', e => { if (e.dataTransfer.files.length) { chosen = e.dataTransfer.files[0]; go(); } });
