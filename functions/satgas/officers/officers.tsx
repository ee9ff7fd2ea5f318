import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { maskMobile } from '../../../shared/phone.ts';
import type { Imported } from './import-officers.ts';
import type { Officer } from './officer.ts';

type Props = { scope: string; name: string; officers: Officer[]; imported?: Imported | undefined };

/** The task force of a scope: who stands on which rung, and whether they can be reached. */
export const renderOfficers = (frame: PageFrame, props: Props): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  const reachable = props.officers.filter(({ active }) => active);
  return renderPage(
    <Layout frame={frame} wide title={`${say('Satgas', 'Task force')} ${props.name}`}>
      {props.imported && <Report frame={frame} imported={props.imported} />}
      {reachable.length === 0 && (
        <p class="tag urgent">
          {say('Tidak ada petugas yang dapat dihubungi', 'No officer can be reached')}
        </p>
      )}
      <ul class="cards">
        {props.officers.map((officer) => (
          <li>
            <One frame={frame} officer={officer} />
          </li>
        ))}
      </ul>
      <Upload frame={frame} />
    </Layout>,
  );
};

const rungs: Record<Officer['rung'], Words> = {
  officer: { id: 'Petugas', en: 'Officer' },
  chair: { id: 'Ketua', en: 'Chair' },
  province: { id: 'Provinsi', en: 'Province' },
  national: { id: 'Nasional', en: 'Nation' },
  independent: { id: 'Lembaga independen', en: 'Independent office' },
  admin: { id: 'Admin (tidak diberi tahu apa pun)', en: 'Admin (told of nothing)' },
};

const One = ({ frame, officer }: { frame: PageFrame; officer: Officer }) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  const { phone, email, phoneConfirmedAt, duty, leave, active } = officer;
  return (
    <>
      <h2>{officer.name}</h2>
      <dl class="facts">
        <dt>{say('Tingkat', 'Rung')}</dt>
        <dd>
          {rungs[officer.rung][frame.lang]} ({officer.officerId})
          {!active && `, ${say('tidak aktif', 'not active')}`}
        </dd>
        <Unit frame={frame} officer={officer} />
        <dt>SMS</dt>
        <dd>
          {phone === undefined ? '–' : maskMobile(phone)}
          {phone !== undefined &&
            phoneConfirmedAt === undefined &&
            ` (${say('belum dikonfirmasi', 'not confirmed')})`}
        </dd>
        <dt>{say('Surel', 'E-mail')}</dt>
        <dd>{email === undefined ? '–' : say('ada', 'yes')}</dd>
        <dt>{say('Piket', 'Duty')}</dt>
        <dd>{duty?.length ?? say('selalu', 'always')}</dd>
        {leave && leave.length > 0 && (
          <>
            <dt>{say('Cuti', 'Leave')}</dt>
            <dd>{leave.map(({ from, to }) => `${from} – ${to}`).join(', ')}</dd>
          </>
        )}
      </dl>
    </>
  );
};

/** Within a region somebody without a unit may serve in any, so they are told of nothing. */
const Unit = ({ frame, officer: { unit, rung } }: { frame: PageFrame; officer: Officer }) => {
  const isOfRegion = rung === 'officer' || rung === 'chair';
  if (unit === undefined && !isOfRegion) return null;
  return (
    <>
      <dt>Unit</dt>
      <dd>
        {unit ??
          (frame.lang === 'id'
            ? '– (tidak diberi tahu apa pun sampai unitnya terdaftar)'
            : '– (told of nothing until a unit is registered)')}
      </dd>
    </>
  );
};

const Report = ({ frame, imported }: { frame: PageFrame; imported: Imported }) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return (
    <div class={imported.refused.length > 0 ? 'notice bad' : 'notice good'} role="status">
      <p>
        {say('Diterima', 'Taken')}: {imported.taken} / {imported.rows}
      </p>
      <ul>
        {imported.refused.map(({ line, field, reason }) => (
          <li>
            {say('baris', 'line')} {line}: {field}, {reason}
          </li>
        ))}
      </ul>
    </div>
  );
};

const Upload = ({ frame }: { frame: PageFrame }) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return (
    <details>
      <summary>{say('Impor daftar petugas (CSV)', 'Import a list of officers (CSV)')}</summary>
      <form method="post" action={`${frame.base}/v1/officers/import`}>
        <label for="sheet">
          {say('Tempel isi berkasnya', 'Paste what the file holds')}
          <span class="hint">region;id;rung;name;unit;phone;email;lang</span>
        </label>
        <textarea id="sheet" name="sheet" rows={8} required />
        <button type="submit">{say('Impor', 'Import')}</button>
      </form>
    </details>
  );
};
