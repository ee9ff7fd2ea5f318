import type { Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { CaseFile } from '../case-file-answer.ts';
import type { Who } from '../case.ts';
import { laneNames, roleWords, moveWords, stateWords, stepWords } from './case-words.ts';
import { Checklist } from './checklist.tsx';
import { Classification, Deadlines } from './case-law.tsx';
import { History } from './history.tsx';
import { MessageBox, type BoxMessage } from './message-box.tsx';
import { Moves } from './moves.tsx';
import { Due, Fact, Moment, say } from './page-parts.tsx';
import { Told } from './told.tsx';

export type CasePage = {
  file: CaseFile;
  regionName: string;
  messages: BoxMessage[];
  /** A form as it was left, and what is wrong with it. */
  filled: Filled;
  /** Somebody else was first: their move, when, by which role. */
  changed?: { move: string; at: string; role: Who['role'] } | undefined;
  /** Something was just kept. */
  done: boolean;
  newId: () => string;
};

/** The file of one case: where it stands, what can be done, what was told, and everything that happened. */
export const renderCaseFile = (frame: PageFrame, page: CasePage): string =>
  renderPage(
    <Layout frame={frame} wide title={`${say(frame, 'Kasus', 'Case')} ${page.file.caseNumber}`}>
      <Notices frame={frame} page={page} />
      <Standing frame={frame} page={page} />
      <Ways frame={frame} page={page} />
      <Moves frame={frame} page={page} />
      <Told frame={frame} file={page.file} />
      <Classification frame={frame} file={page.file} />
      <Checklist frame={frame} page={page} />
      <Deadlines frame={frame} file={page.file} />
      <MessageBox frame={frame} page={page} />
      <Duplicates frame={frame} file={page.file} />
      <History frame={frame} file={page.file} />
      <p class="hint">
        {say(frame, 'Disimpan sampai', 'Kept until')}{' '}
        <Moment frame={frame} region={page.file.region} at={page.file.keptUntil} />
      </p>
    </Layout>,
  );

export type PartProps = { frame: PageFrame; page: CasePage };

const Notices = ({ frame, page: { file, changed, done, filled } }: PartProps) => (
  <>
    {done && (
      <div class="notice good" role="status">
        <p>{say(frame, 'Tersimpan.', 'It is kept.')}</p>
      </div>
    )}
    {filled.errors.length > 0 && (
      <div class="notice bad" role="alert">
        <p>
          {say(
            frame,
            'Belum tersimpan: lihat isian yang ditandai di bawah.',
            'Not kept: see what is marked below.',
          )}
        </p>
      </div>
    )}
    {changed && (
      <div class="notice bad" role="alert">
        <p>
          {say(
            frame,
            'Belum tersimpan: kasus ini baru saja berubah.',
            'Not kept: it just changed.',
          )}{' '}
          {moveWords(changed.move)[frame.lang]} ({roleWords(changed.role)[frame.lang]},{' '}
          <Moment frame={frame} region={file.region} at={changed.at} />
          ). {say(frame, 'Isian Anda masih ada di bawah.', 'What you wrote is still below.')}
        </p>
      </div>
    )}
  </>
);

const Standing = ({ frame, page: { file, regionName } }: PartProps) => (
  <dl class="facts">
    <Fact frame={frame} label={{ id: 'Keadaan', en: 'State' }}>
      <span class={file.severity >= 4 ? 'tag urgent' : 'tag'}>
        {stateWords[file.state][frame.lang]}
      </span>
    </Fact>
    <Fact frame={frame} label={{ id: 'Tenggat', en: 'Due' }}>
      {file.dueFor !== null && `${stepWords[file.dueFor][frame.lang]}: `}
      <Due frame={frame} region={file.region} due={file} />
    </Fact>
    <Fact frame={frame} label={{ id: 'Jalur', en: 'Lane' }}>
      {laneNames[file.lane][frame.lang]}
    </Fact>
    <Fact frame={frame} label={{ id: 'Daerah', en: 'Region' }}>
      {regionName} ({file.region})
    </Fact>
    <Fact frame={frame} label={{ id: 'Diterima', en: 'Received' }}>
      <Moment frame={frame} region={file.region} at={file.receivedAt} />
    </Fact>
    {Object.entries(file.references).map(([name, number]) => (
      <Fact frame={frame} label={{ id: `Nomor ${name}`, en: `Number (${name})` }}>
        {number}
      </Fact>
    ))}
    {file.withdrawnAt !== null && (
      <Fact frame={frame} label={{ id: 'Ditarik pelapor', en: 'Withdrawn' }}>
        <Moment frame={frame} region={file.region} at={file.withdrawnAt} />
      </Fact>
    )}
  </dl>
);

/** What belongs to the case and has a page of its own. */
const Ways = ({ frame, page: { file } }: PartProps) => {
  const own = `${frame.base}/v1/cases/${file.caseKey}`;
  return (
    <p class="buttons">
      <a class="button outline" href={`${own}/referral?to=bawaslu`}>
        {say(frame, 'PDF untuk Bawaslu', 'PDF for Bawaslu')}
      </a>
      <a class="button outline" href={`${own}/referral?to=bkn`}>
        {say(frame, 'PDF untuk SBT (BKN)', 'PDF for SBT (BKN)')}
      </a>
      <a class="button outline" href={`${own}/evidence`}>
        {say(frame, 'Bukti', 'Evidence')}
      </a>
      {file.lane === 'named' && (
        <a class="button outline" href={`${own}/identity-requests`}>
          {say(frame, 'Nama pelapor', 'The reporter’s name')}
        </a>
      )}
      <a class="button outline" href={`${frame.base}/v1/cases`}>
        {say(frame, 'Semua kasus', 'All cases')}
      </a>
    </p>
  );
};

const Duplicates = ({ frame, file }: { frame: PageFrame; file: CaseFile }) =>
  file.duplicates.length === 0 ? null : (
    <section>
      <h2>{say(frame, 'Mungkin tentang hal yang sama', 'May be about the same thing')}</h2>
      <p class="hint">
        {say(
          frame,
          'Hanya saran: tidak ada yang digabung, dan pelapor tidak diberi tahu.',
          'Suggestions only: nothing is merged, and no reporter is told.',
        )}
      </p>
      <ul>
        {file.duplicates.map((one) => (
          <li>
            <a href={`${frame.base}/v1/cases/${one.caseKey}`}>{one.caseNumber}</a> (
            {one.why
              .map((why) =>
                why === 'link'
                  ? say(frame, 'tautan dan hari sama', 'same link and day')
                  : say(frame, 'terlapor dan hari sama', 'same accused and day'),
              )
              .join(', ')}
            )
          </li>
        ))}
      </ul>
    </section>
  );
