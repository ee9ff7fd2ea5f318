/** Text of a document as it may stand in a page. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Prose of a document: code in it is code, a blank line begins a paragraph, and nothing in it is markup. */
export const prose = (text: string): string =>
  escaped(text)
    .replace(/`([^`]+)`/g, (_, code: string) => `<code>${code}</code>`)
    .replaceAll('\n\n', '</p><p>');

/** A table whose first column names its rows; cells are HTML already. */
export const table = (title: string, rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : `<h3>${title}</h3><div class="scroll" tabindex="0"><table>${rows
        .map(
          ([head = '', ...cells]) =>
            `<tr><th scope="row">${head}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
        )
        .join('')}</table></div>`;
