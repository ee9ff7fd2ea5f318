import { reasonText } from '../../../../shared/http/problem-words.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { fieldWords } from '../../../../shared/page/words/words.ts';
import { writeLines } from '../source-form.ts';
import { PointAtFields, SaveTried } from './point-at-fields.tsx';
import type { PartProps, SourcePage } from './source.tsx';
import { reasonWords } from './source-words.ts';
import { slipWords } from '../slip-words.ts';
import { words } from '../words.ts';

type Found = NonNullable<SourcePage['dryRun']>['found'];

/** A box to paste a delivery into, and what it would become; nothing is kept. */
export const DryRun = ({ frame, page }: PartProps) => (
  <section id="dry-run">
    <h2>{words.tryADelivery[frame.lang]}</h2>
    {page.dryRun && <Outcome frame={frame} found={page.dryRun.found} />}
    <form method="post" action={`${frame.base}/v1/sources/${page.source.source}/dry-run`}>
      <p class="field">
        <label for="q-payload">{words.pasteADeliveryJson[frame.lang]}</label>
        <textarea
          id="q-payload"
          name="payload"
          rows={8}
          maxLength={200_000}
          required
          spellcheck={false}
        >
          {page.dryRun?.payload ?? ''}
        </textarea>
      </p>
      <p class="field">
        <label for="q-try">{words.mappingToTryIt[frame.lang]}</label>
        <textarea id="q-try" name="mapping" rows={6} maxLength={12_000} spellcheck={false}>
          {writeLines(page.dryRun?.mapping ?? page.mapping)}
        </textarea>
      </p>
      <button type="submit">{words.try2[frame.lang]}</button>
    </form>
    <SaveTried frame={frame} page={page} />
    <PointAtFields frame={frame} page={page} />
  </section>
);

const Outcome = ({ frame, found }: { frame: PageFrame; found: Found }) => {
  if (found.unreadable)
    return (
      <div class="notice bad" role="status">
        <p>{words.itCannotBeRead[frame.lang]}</p>
        <Errors frame={frame} errors={found.unreadable} />
      </div>
    );
  if (found.tells.length === 0)
    return (
      <div class="notice" role="status">
        <p>{words.itHoldsNothingFor[frame.lang]}</p>
      </div>
    );
  return (
    <>
      {found.tells.map((one) => (
        <div class={one.becomes === 'report' ? 'notice good' : 'notice bad'} role="status">
          <p>
            {one.becomes === 'report'
              ? words.itWouldBecomeA[frame.lang]
              : `${words.itWouldWaitIn[frame.lang]}: ${reasonWords(one.reason ?? '')[frame.lang]}`}
          </p>
          <Errors frame={frame} errors={one.errors} />
          <dl class="facts">
            {Object.entries(one.answers).map(([name, value]) => (
              <>
                <dt>{fieldWords(name, frame.lang)}</dt>
                <dd class="said">{value}</dd>
              </>
            ))}
          </dl>
          {one.isFollowed && <p>{slipWords.carriesSlip[frame.lang]}</p>}
          {one.evidenceLinks.map((link) => (
            <p class="said">{link}</p>
          ))}
        </div>
      ))}
    </>
  );
};

const Errors = ({
  frame,
  errors,
}: {
  frame: PageFrame;
  errors: Found['tells'][number]['errors'];
}) => (
  <ul>
    {errors.map(({ field, reason }) => (
      <li>
        <strong>{fieldWords(field, frame.lang)}</strong>: {reasonText(reason, frame.lang)}
      </li>
    ))}
  </ul>
);
