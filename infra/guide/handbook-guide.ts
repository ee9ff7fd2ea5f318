import { Marked } from 'marked';

/**
 * A handbook of `docs/panduan` as a page's content, its first heading being the page's own. Links to other handbooks and
 * to pages of the site lead to where those are served; `{base}` stands for the prefix of every address.
 */
export const handbookGuide = (handbook: string): string =>
  new Marked({ gfm: true })
    .parse(handbook.replace(/^# .*\n/, ''), { async: false })
    .replace(/href="([a-z-]+)\.md"/g, 'href="{base}/panduan/$1"')
    .replaceAll('href="/', 'href="{base}/')
    .replaceAll('<table>', '<div class="scroll"><table>')
    .replaceAll('</table>', '</table></div>');
