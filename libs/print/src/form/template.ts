import Handlebars from 'handlebars';

/** A print template that is refused before anything is printed with it. */
export class TemplateRefused extends Error {
  constructor(
    readonly rule: 'unescaped' | 'unknown-helper' | 'active-markup' | 'value-in-markup' | 'outside-address' | 'syntax',
    readonly found: string,
  ) {
    super(`Print template refused (${rule}): ${found}`);
    this.name = 'TemplateRefused';
  }
}

/** Fields the engine itself fills with SVG; a template may write these, and only these, without escaping. */
const DRAWN = new Set(['seal', 'qr', 'ticked', 'unticked'].flatMap((name) => [name, `@root.${name}`]));
const HELPERS = { if: true, unless: true, each: true } as const;

const ACTIVE = /<\s*(?:script|iframe|object|embed|link|base|meta|form|style|foreignObject)\b|\son\w+\s*=|javascript:/i;
/** A value as the name or the unquoted value of an attribute, or inside one that is more than text. */
const RISKY_VALUE = /=\s*\{\{|\b(?:style|href|src|srcset|action)\s*=\s*(?:"[^"]*\{\{|'[^']*\{\{)|<[^<>"']*\{\{/i;

/**
 * Compiles a print template: Handlebars, strict (an unknown field is an error), every value escaped, with `if`,
 * `unless` and `each` only. Markup that could act, and values anywhere but in text or a quoted plain attribute, are
 * refused with {@link TemplateRefused}.
 */
export function compileTemplate(html: string): (view: object) => string {
  const known = compiled.get(html);
  if (known) return known;
  const fill = compile(html);
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  compiled.set(html, fill);
  return fill;
}

/** Compiled templates by their text; an installation has a few dozen editions. */
const compiled = new Map<string, (view: object) => string>();
const MOST_COMPILED = 100;

function compile(html: string): (view: object) => string {
  const active = ACTIVE.exec(html) ?? undefined;
  if (active) throw new TemplateRefused('active-markup', active[0].trim());
  const risky = RISKY_VALUE.exec(html) ?? undefined;
  if (risky) throw new TemplateRefused('value-in-markup', risky[0].trim());
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(html);
  } catch (error) {
    throw new TemplateRefused('syntax', error instanceof Error ? error.message : String(error));
  }
  new Inspector().accept(program);
  const engine = Handlebars.create();
  for (const helper of Object.keys(engine.helpers)) if (!(helper in HELPERS)) engine.unregisterHelper(helper);
  return engine.compile(program, {
    strict: true,
    knownHelpers: HELPERS as unknown as KnownHelpers,
    knownHelpersOnly: true,
    preventIndent: true,
  });
}

/** Style of a print template: no address may be named in it but data of its own. */
export function checkStyle(css: string): string {
  const outside = /@import|url\(\s*(?!["']?data:)|<\//i.exec(css) ?? undefined;
  if (outside) throw new TemplateRefused('outside-address', outside[0]);
  return css;
}

class Inspector extends Handlebars.Visitor {
  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    const name = (statement.path as hbs.AST.PathExpression).original;
    if (!statement.escaped && !DRAWN.has(String(name))) throw new TemplateRefused('unescaped', `{{{${String(name)}}}}`);
    if (statement.params.length > 0) throw new TemplateRefused('unknown-helper', String(name));
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const name = String((block.path as hbs.AST.PathExpression).original);
    if (!(name in HELPERS)) throw new TemplateRefused('unknown-helper', name);
    super.BlockStatement(block);
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    throw new TemplateRefused('unknown-helper', String((partial.name as hbs.AST.PathExpression).original));
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    throw new TemplateRefused('unknown-helper', String((partial.name as hbs.AST.PathExpression).original));
  }

  override DecoratorBlock(): void {
    throw new TemplateRefused('unknown-helper', 'decorator');
  }

  override Decorator(): void {
    throw new TemplateRefused('unknown-helper', 'decorator');
  }
}
