import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { words } from '../words.ts';

type Page = { state: 'bound' | 'unbound'; isWrong: boolean; bindAt: string };

const says = words.link;

/** Asks whoever reads a registered phone for the digits on the screen that waits; binding is a button, never the opening. */
export const renderAccountLink = (frame: PageFrame, page: Page): string =>
  renderPage(
    <Layout frame={frame} title={says.title[frame.lang]}>
      {page.state === 'bound' ? (
        <div class="notice good" role="status">
          <p>{says.bound[frame.lang]}</p>
        </div>
      ) : (
        <Form frame={frame} page={page} />
      )}
    </Layout>,
  );

const Form = ({ frame, page }: { frame: PageFrame; page: Page }) => (
  <form method="post" action={page.bindAt} autocomplete="off">
    <p>{says.intro[frame.lang]}</p>
    <p>
      <strong>{says.notMe[frame.lang]}</strong>
    </p>
    <div class={page.isWrong ? 'field wrong' : 'field'}>
      <label for="digits">{says.digits[frame.lang]}</label>
      {page.isWrong && (
        <p class="error" id="wrong-digits" role="alert">
          {says.wrong[frame.lang]}
        </p>
      )}
      <input
        id="digits"
        name="digits"
        inputMode="numeric"
        pattern="\d{4}"
        maxLength={4}
        required
        aria-invalid={page.isWrong ? 'true' : undefined}
        aria-describedby={page.isWrong ? 'wrong-digits' : undefined}
      />
    </div>
    <button type="submit">{says.bind[frame.lang]}</button>
  </form>
);
