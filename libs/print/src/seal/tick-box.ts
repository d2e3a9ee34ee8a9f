/**
 * A tick box (□ / √) as inline SVG the size of the text around it. The characters ☐ and ☑ are in none of the fonts and
 * would vanish; a reader of the page is told the state by the label.
 */
export function tickBox(checked: boolean): string {
  const tick = checked ? '<path d="M2.2 5.2 4.4 7.6 8.2 2" fill="none" stroke="#000" stroke-width="1.3"/>' : '';
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="0.92em" height="0.92em" viewBox="0 0 10 10" ' +
    `style="vertical-align:-0.08em" role="img" aria-label="${checked ? '已选' : '未选'}">` +
    `<rect x="0.5" y="0.5" width="9" height="9" fill="none" stroke="#000" stroke-width="0.7"/>${tick}</svg>`
  );
}
