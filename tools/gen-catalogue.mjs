/**
 * Writes `index.generated.ts` of templates/ and workflows/ from the folders that are there, so that a new edition or
 * chain is a new folder and no other edit. By convention every such file exports exactly one const.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from './set-up.mjs';

const BANNER = '// Generated from the folders beside it; `npm run gen` writes it again.\n';

/** templates/<form>/<edition>/form.ts and templates/rule-packs/<pack>/pack.ts */
export function genTemplates() {
  const forms = foldersOf('templates').flatMap((form) =>
    foldersOf(join('templates', form))
      .filter((edition) => existsSync(join(ROOT, 'templates', form, edition, 'form.ts')))
      .map((edition) => ({
        folder: `${form}/${edition}`,
        file: `${form}/${edition}/form`,
        alias: camel(form, edition),
      })),
  );
  const imports = forms.map(({ file, alias }) => importLine('templates', file, alias));
  const rows = forms.map(({ folder, alias }) => `  { folder: '${folder}', template: ${alias} },`);
  const packs = foldersOf(join('templates', 'rule-packs')).map((pack) => ({
    file: `rule-packs/${pack}/pack`,
    alias: camel(pack, 'pack'),
  }));
  write(
    'templates',
    [...imports, ...packs.map(({ file, alias }) => importLine('templates', file, alias))],
    ['/** Every edition of every official form, with the folder it lives in. */', 'EDITIONS', rows],
    ['/** Every rule pack. */', 'PACKS', packs.map(({ alias }) => `  ${alias},`)],
  );
}

/** workflows/<chain>/v<n>.chain.ts with v<n>.cast.ts */
export function genWorkflows() {
  const chains = foldersOf('workflows').flatMap((chain) =>
    readdirSync(join(ROOT, 'workflows', chain))
      .filter((name) => name.endsWith('.chain.ts'))
      .map((name) => `${chain}/${basename(name, '.chain.ts')}`)
      .sort(byVersion),
  );
  const imports = chains.flatMap((chain) => [
    importLine('workflows', `${chain}.cast`, camel(chain, 'cast')),
    importLine('workflows', `${chain}.chain`, camel(chain, 'chain')),
  ]);
  const rows = chains.map((chain) => `  { chain: ${camel(chain, 'chain')}, cast: ${camel(chain, 'cast')} },`);
  write('workflows', imports, ['/** Every released chain with the people it is proved with. */', 'RELEASED', rows]);
}

function write(project, imports, ...lists) {
  const consts = lists.map(
    ([comment, name, rows]) => `${comment}\nexport const ${name} = [\n${rows.join('\n')}\n] as const;\n`,
  );
  const text = `${BANNER}${imports.join('\n')}\n\n${consts.join('\n')}`;
  const target = join(ROOT, project, 'index.generated.ts');
  // Untouched when nothing changed, or every run would make the build stale.
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}

function importLine(project, file, alias) {
  const path = join(ROOT, project, `${file}.ts`);
  const names = [...readFileSync(path, 'utf8').matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  if (names.length !== 1) throw new Error(`${project}/${file}.ts must export exactly one const, found ${names.length}`);
  const [name] = names;
  return `import { ${name === alias ? name : `${name} as ${alias}`} } from './${file}.js';`;
}

const foldersOf = (folder) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['dist', 'node_modules'].includes(entry.name))
    .map((entry) => entry.name)
    .sort(byVersion);

/** v10 comes after v9. */
const byVersion = (a, b) => a.localeCompare(b, 'en', { numeric: true });

const camel = (...parts) =>
  parts
    .join('-')
    .split(/[^A-Za-z0-9]+/)
    .map((part, index) => (index === 0 ? part : part[0].toUpperCase() + part.slice(1)))
    .join('');
