import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { memberShape, type Member } from '../../functions/satgas/nation/member.ts';
import { writeFile } from '../new-deployment/write-file.ts';
import { fingerprintOf, MemberRefused } from './member-of.ts';

type Adding = {
  /** Where the deployment files are. */
  folder: string;
  nation: string;
  /** What the member's engineer sent. */
  member: string;
  /** What they read out, by another way than the file came. */
  fingerprint: string | undefined;
  /** Whether a member of that name may be another one than before. */
  replace: boolean;
};

const fileShape = z.looseObject({
  nation: z.optional(
    z.looseObject({ members: z.array(z.looseObject({ deployment: z.string() })) }),
  ),
});

/**
 * Writes a member into the nation's file, which is read beside all others before it takes the place of the old one. Throws
 * MemberRefused, with nothing written, where what was read out is not that of the file, or where a member would change
 * unasked; and DeploymentError for what the file as a whole may not say.
 */
export const addMember = (adding: Adding): 'added' | 'replaced' | 'there already' => {
  const { folder, nation, replace } = adding;
  const member = memberIn(adding.member);
  const expected = fingerprintOf(member);
  if (letters(adding.fingerprint ?? '') !== letters(expected))
    throw new MemberRefused(
      adding.fingerprint === undefined
        ? 'Have the fingerprint read out to you, by another way than the file came, and give it: --fingerprint …'
        : `The file is not what was read out to you (its own fingerprint is ${expected}): nothing was written`,
    );
  const file = readFile(join(folder, `${nation}.json`));
  const members = file.nation?.members ?? [];
  const before = members.find(({ deployment }) => deployment === member.deployment);
  if (before && fingerprintOf(z.parse(memberShape, before)) === expected) return 'there already';
  if (before && !replace)
    throw new MemberRefused(
      `${member.deployment} is a member with another key, topic or regions; --replace puts this one in its place`,
    );
  const others = members.filter(({ deployment }) => deployment !== member.deployment);
  const changed = { ...file, nation: { ...file.nation, members: [...others, member] } };
  writeFile(changed, { folder, name: nation, replace: true });
  return before ? 'replaced' : 'added';
};

/** As it was read out: hyphens and capitals are anybody's. */
const letters = (text: string): string => text.toLowerCase().replace(/[^0-9a-f]/g, '');

const memberIn = (path: string): Member => {
  const read = z.safeParse(memberShape, jsonIn(path));
  if (read.success) return read.data;
  throw new MemberRefused(
    `${path}: is not what npm run nation-member -- <name> prints (${read.error.issues[0]?.path.join('.') || 'file'})`,
  );
};

const readFile = (path: string): z.infer<typeof fileShape> => {
  const read = z.safeParse(fileShape, jsonIn(path));
  if (read.success) return read.data;
  throw new MemberRefused(`${path}: is no deployment file of a nation`);
};

const jsonIn = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new MemberRefused(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
};
