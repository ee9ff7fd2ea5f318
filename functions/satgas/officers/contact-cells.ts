import { isScientific } from '../../../shared/csv/cells.ts';
import { parseMobile } from '../../../shared/phone.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { trimEnd } from '../../../shared/trim-end.ts';

/** More digits than any one number has, or two numbers with a sign between them, each of eight characters at least. */
const holdsTwoNumbers = (text: string): boolean => {
  if (text.replace(/\D/g, '').length >= 18) return true;
  const parts = text.split(/[/;,&]/);
  return parts.some((part, i) => {
    const run = part.slice(trimEnd(part, /[\d\s.-]/).length);
    const first = run.search(/\d/);
    return first >= 0 && run.length - first > 7 && /^\s*\+?\d[\d\s.-]{7}/.test(parts[i + 1] ?? '');
  });
};

/** One mobile number as people write it beside other words. Throws Refusal saying what is wrong. */
export const phoneCell = (cell: string): string => {
  if (isScientific(cell)) throw refuseField('phone', 'scientific-notation');
  const said = cell
    .normalize('NFKC')
    .replace(/^(?:https?:\/\/)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)/i, '')
    .replace(/\(\s*(?:wa|whatsapp|hp|aktif|pribadi|kantor)\s*\)/gi, '')
    .replace(/^\s*(?:wa|whatsapp|hp|no|telp|tel|telepon)\b[\s.:]*/i, '');
  const bare = trimEnd(said, /[\s;,.]/);
  if (holdsTwoNumbers(bare)) throw refuseField('phone', 'two-numbers');
  const whole = parseMobile(bare);
  const parsed = whole.ok ? whole : parseMobile(oneRun(bare) ?? bare);
  if (!parsed.ok) throw refuseField('phone', parsed.reason);
  return parsed.e164;
};

/** The one number among words that no letter touches ("0812… a.n. Siti"); undefined where other figures stand there too. */
const oneRun = (text: string): string | undefined => {
  const runs = text.match(/(?<![\p{L}\d])\+?\d[\d\s.()-]*(?!\p{L})/gu) ?? [];
  const [run, ...others] = runs;
  const isAlone = run !== undefined && others.length === 0 && !/\d/.test(text.replace(run, ''));
  return isAlone ? trimEnd(run, /\D/) : undefined;
};

/** One e-mail address. Throws Refusal saying what is wrong. */
export const emailCell = (cell: string): string => {
  const plain = trimEnd(cell.normalize('NFKC'), /[\s;,.]/).replace(
    /\s@\s|\s?(?:\(at\)|\[at\])\s?/gi,
    '@',
  );
  // A name before it, as mail programs write it: Siti <siti@contoh.go.id>.
  const inside = /^[^<>@]{0,100}<([^<>]{1,300})>$/.exec(plain)?.[1] ?? plain;
  const [bare = ''] = /^mailto:/i.test(inside) ? inside.slice(7).split('?') : [inside];
  if ((bare.match(/@/g) ?? []).length > 1) throw refuseField('email', 'two-addresses');
  if (/^\.|\.\.|\.@/.test(bare)) throw refuseField('email', 'not-an-address');
  if (!/^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(bare))
    throw refuseField('email', 'not-an-address');
  return bare;
};
