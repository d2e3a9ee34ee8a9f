/**
 * `node tests/print/gallery.mjs [kind@edition …]`: every edition on paper, empty, typical and with more in it than anybody
 * has, as PDF under out/gallery and, where pdftoppm is installed, as one picture per page. To be looked at, not compared.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = join(ROOT, 'out/gallery');
const { Printer } = await import('../../libs/print/dist/index.js');
const { fillForm } = await import('../dist/print/fill-form.js');
const { modelOf } = await import('../dist/print/model-of.js');
const { templates } = await import('../../templates/dist/index.js');

const wanted = process.argv.slice(2);
const printer = new Printer();
mkdirSync(OUT, { recursive: true });
try {
  for (const template of Object.values(templates)) {
    if (wanted.length > 0 && !wanted.includes(template.id)) continue;
    const folder = join(ROOT, 'templates', ...template.id.split('@'));
    const generic = join(ROOT, 'libs/print/generic');
    const at = existsSync(join(folder, 'print.html')) ? folder : generic;
    const [html, css] = ['print.html', 'print.css'].map((file) => readFileSync(join(at, file), 'utf8'));
    for (const fill of ['empty', 'typical', 'longest']) {
      const content = (fill === 'typical' && sample(folder)) || fillForm(template, fill);
      const model = modelOf(template, content, fill, template.years.from);
      const pdf = await printer.printForm({ html, css, model, clock: new Date('2021-02-25T00:00:00Z') });
      const name = `${template.id.replace('@', '-')}-${fill}`;
      writeFileSync(join(OUT, `${name}.pdf`), pdf);
      console.log(`${name}.pdf  ${Math.ceil(pdf.length / 1024)} KB`);
      draw(name);
    }
  }
} finally {
  await printer.close();
}

/** The committed sample, whether it is the content itself or holds it. */
function sample(folder) {
  const file = join(folder, 'sample.json');
  if (!existsSync(file)) return undefined;
  const found = JSON.parse(readFileSync(file, 'utf8'));
  return found.content ?? found;
}

function draw(name) {
  rmSync(join(OUT, name), { recursive: true, force: true });
  mkdirSync(join(OUT, name));
  spawnSync('pdftoppm', ['-r', '80', '-png', join(OUT, `${name}.pdf`), join(OUT, name, 'page')]);
}
