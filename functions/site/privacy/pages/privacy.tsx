import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Notice } from '../notice.ts';
import { privacyWords as words } from '../words.ts';

type PrivacyProps = { frame: PageFrame; notice: Notice };

/** Who answers for personal data, what for, who receives it, how long it is stored, and what everybody may ask. */
export const renderPrivacy = (frame: PageFrame, notice: Notice): string =>
  renderPage(
    <Layout frame={frame} wide title={words.title[frame.lang]} about={words.inShort[frame.lang]}>
      <p>{words.inShort[frame.lang]}</p>
      <Responsible frame={frame} notice={notice} />
      <Purposes frame={frame} notice={notice} />
      <Receivers frame={frame} notice={notice} />
      <Entries
        frame={frame}
        title={words.howLong}
        rows={notice.kept.map(({ holds, kept }) => ({ name: holds, about: [kept] }))}
      />
      <Rights frame={frame} notice={notice} />
      <p class="hint">
        {words.law[frame.lang]} {words.version[frame.lang]} {notice.version}.
      </p>
    </Layout>,
  );

const Responsible = ({ frame: { lang }, notice: { controller, officer } }: PrivacyProps) => (
  <section>
    <h2>{words.whoIsResponsible[lang]}</h2>
    <dl>
      <dt>{words.controller[lang]}</dt>
      <dd>{controller.name}</dd>
      <dt>{words.address[lang]}</dt>
      <dd>{controller.address}</dd>
      <dt>{words.contact[lang]}</dt>
      <dd>{controller.contact}</dd>
      <dt>{words.officer[lang]}</dt>
      <dd>
        {officer.name} ({officer.contact})
      </dd>
    </dl>
  </section>
);

const Purposes = ({ frame, notice }: PrivacyProps) => (
  <Entries
    frame={frame}
    title={words.whatFor}
    rows={notice.activities.map(({ name, purpose, basis }) => ({ name, about: [purpose, basis] }))}
  />
);

const Receivers = ({ frame, notice }: PrivacyProps) => (
  <>
    <Entries
      frame={frame}
      title={words.whoReceives}
      rows={notice.recipients.map(({ name, receives }) => ({ name, about: [receives] }))}
    />
    <h2>{words.whoNever[frame.lang]}</h2>
    <List lang={frame.lang} items={notice.never} />
    <Entries
      frame={frame}
      title={words.whoProcesses}
      rows={notice.processors.map(({ name, where }) => ({ name, about: [where] }))}
    />
  </>
);

const Rights = ({ frame: { lang, base }, notice: { authority } }: PrivacyProps) => (
  <section>
    <h2>{words.yourRights[lang]}</h2>
    <List lang={lang} items={words.rights} />
    <p>{words.howToUse[lang]}</p>
    <p>
      <a class="button" href={`${base}/privasi/permintaan`}>
        {words.makeRequest[lang]}
      </a>
    </p>
    <h2>{words.whenRefused[lang]}</h2>
    <p>{words.refusal[lang]}</p>
    <h2>{words.complain[lang]}</h2>
    <p>
      {authority.name}: {authority.contact}
    </p>
  </section>
);

const List = ({ lang, items }: { lang: PageFrame['lang']; items: readonly Words[] }) => (
  <ul>
    {items.map((item) => (
      <li>{item[lang]}</li>
    ))}
  </ul>
);

type EntriesProps = { frame: PageFrame; title: Words; rows: { name: Words; about: Words[] }[] };

/** Sentences below what they are about: beside it they would be a column of a few words on a phone. */
const Entries = ({ frame: { lang }, title, rows }: EntriesProps) => (
  <section>
    <h2>{title[lang]}</h2>
    {rows.map(({ name, about }) => (
      <>
        <h3>{name[lang]}</h3>
        {about.map((one, n) => (
          <p class={n > 0 ? 'hint' : undefined}>{one[lang]}</p>
        ))}
      </>
    ))}
  </section>
);
