// Bundles the three editors and what compares two pictures: plain files of our own origin, nothing evaluated, no style elements (see the content security policy).
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const outdir = process.argv[2];
const templates = resolve('../../../docs/element-templates');

/* CodeMirror writes a style element where it could as well adopt a style sheet, which the policy allows. */
const adoptedStyles = {
  name: 'adopted-styles',
  setup(build) {
    build.onLoad({ filter: /style-mod[\\/]src[\\/]style-mod\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const changed = source.replace('!root.head && root.adoptedStyleSheets', 'root.adoptedStyleSheets');
      if (changed === source) {
        throw new Error('style-mod is written otherwise now: see whether it still writes style elements');
      }
      return { contents: changed, loader: 'js' };
    });
  }
};

/* Markup of the libraries comes with style attributes, which the policy refuses; set as properties they are allowed. */
const styleProperties = {
  name: 'style-properties',
  setup(build) {
    build.onLoad({ filter: /domify[\\/]index\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const changed = source.replace('element.innerHTML = prefix + htmlString + suffix;', `
        element.innerHTML = prefix + htmlString.replace(/ style="/g, ' data-style="') + suffix;
        element.querySelectorAll('[data-style]').forEach(e => { e.style.cssText = e.dataset.style; e.removeAttribute('data-style'); });`);
      if (changed === source) {
        throw new Error('domify is written otherwise now: see whether it still writes style attributes');
      }
      return { contents: changed, loader: 'js' };
    });
  }
};

/* The same blocks as in Camunda Modeler on the desktop. */
const blocks = {
  name: 'element-templates',
  setup(build) {
    build.onResolve({ filter: /^element-templates$/ }, () => ({ path: 'element-templates', namespace: 'blocks' }));
    build.onLoad({ filter: /.*/, namespace: 'blocks' }, async () => {
      const names = (await readdir(templates)).filter(n => n.endsWith('.json')).sort();
      const all = await Promise.all(names.map(async n => JSON.parse(await readFile(join(templates, n), 'utf8'))));
      return { contents: JSON.stringify(all.flat()), loader: 'json' };
    });
  }
};

await rm(outdir, { recursive: true, force: true });
const made = await build({
  entryPoints: ['bpmn', 'dmn', 'form', 'difference'].map(kind => `editors/${kind}.js`),
  outdir,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2021',
  charset: 'utf8',
  legalComments: 'linked',
  assetNames: '[name]',
  loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty', '.eot': 'empty', '.svg': 'empty' },
  plugins: [adoptedStyles, styleProperties, blocks],
  metafile: true,
  logLevel: 'warning'
});

/* Every library that went into them, with its licence. */
const packages = new Set(Object.keys(made.metafile.inputs).map(i => /^.*node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(i)?.[0]).filter(Boolean));
const licences = await Promise.all([...packages].sort().map(async folder => {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find(n => /^licen[cs]e/i.test(n));
  return `${name} ${version} (${license})\n\n${file ? await readFile(join(folder, file), 'utf8') : ''}`;
}));
await writeFile(join(outdir, 'libraries.LEGAL.txt'), licences.join('\n----\n\n'));
