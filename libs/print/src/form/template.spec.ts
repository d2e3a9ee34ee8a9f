import { checkStyle, compileTemplate, TemplateRefused } from './template.js';

const ruleOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof TemplateRefused) return error.rule;
    throw error;
  }
  return 'accepted';
};

describe('compileTemplate', () => {
  it('escapes what could be markup, in text and in attributes', () => {
    const fill = compileTemplate('<td title="{{a}}">{{a}}</td>');
    expect(fill({ a: `<script>"'\`=&` })).not.toMatch(/<script|"'|&(?!\w+;|#)/);
  });

  it('stops at a field the model does not have', () => {
    expect(() => compileTemplate('{{header.projctName}}')({ header: { projectName: 'x' } })).toThrow('projctName');
  });

  it('reaches nothing of a value but its own fields', () => {
    expect(() => compileTemplate('{{a.constructor.name}}')({ a: {} })).toThrow();
  });

  it.each([
    ['{{{name}}}', 'unescaped'],
    ['{{&name}}', 'unescaped'],
    ['{{#each rows}}{{{name}}}{{/each}}', 'unescaped'],
    ['{{#if a}}x{{else}}{{{name}}}{{/if}}', 'unescaped'],
    ['{{{header.seal}}}', 'unescaped'],
    ['{{log name}}', 'unknown-helper'],
    ['{{#with a}}x{{/with}}', 'unknown-helper'],
    ['{{lookup a b}}', 'unknown-helper'],
    ['{{> other}}', 'unknown-helper'],
    ['{{#> other}}x{{/other}}', 'unknown-helper'],
    ['<script>1</script>', 'active-markup'],
    ['<img onerror="x">', 'active-markup'],
    ['<IFRAME src="x"></IFRAME>', 'active-markup'],
    ['<svg><foreignObject></foreignObject></svg>', 'active-markup'],
    ['<td style="{{a}}">', 'value-in-markup'],
    ['<a href="{{a}}">', 'value-in-markup'],
    ['<td class={{a}}>', 'value-in-markup'],
    ['<td {{a}}>', 'value-in-markup'],
    ['{{#if a}}', 'syntax'],
  ])('refuses %s (%s)', (html, rule) => {
    expect(ruleOf(() => compileTemplate(html))).toBe(rule);
  });

  it('lets the fields the engine draws itself through unescaped', () => {
    expect(compileTemplate('{{{seal}}}{{{qr}}}{{{ticked}}}')({ seal: '<svg/>', qr: '<i/>', ticked: '<b/>' })).toBe(
      '<svg/><i/><b/>',
    );
  });
});

describe('checkStyle', () => {
  it.each(['@import "x"', 'a{background:url(http://x/)}', 'a{background:url( "//x" )}', '</style><script>'])(
    'refuses %s',
    (css) => {
      expect(ruleOf(() => checkStyle(css))).toBe('outside-address');
    },
  );

  it('keeps a style that names nothing outside itself', () => {
    const css = 'a{background:url("data:image/png;base64,AA")}';
    expect(checkStyle(css)).toBe(css);
  });
});
