import { Marked } from 'marked';

/**
 * `docs/integrations/README.md` as a page's content, its first heading being the page's own. Links to files beside it
 * lead to where those are served; `{base}` stands for the prefix of every address.
 */
export const integrationsGuide = (readme: string): string =>
  new Marked({ gfm: true })
    .parse(readme.replace(/^# .*\n/, ''), { async: false })
    .replaceAll('href="google-forms/Code.gs"', 'href="{base}/docs/google-forms-code"')
    .replaceAll('<table>', '<div class="scroll" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
