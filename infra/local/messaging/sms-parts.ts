/** GSM 03.38: what one septet says, and what takes two. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extended = '\f^{}\\[~]|€';

/** In how many parts an SMS goes: 160 septets or 70 code units in one, 153 or 67 in each of several. */
export const smsParts = (body: string): number => {
  const letters = Array.from(body);
  const isGsm = letters.every((one) => basic.includes(one) || extended.includes(one));
  if (!isGsm) return inParts(body.length, 70, 67);
  const septets = letters.reduce((sum, one) => sum + (extended.includes(one) ? 2 : 1), 0);
  return inParts(septets, 160, 153);
};

const inParts = (length: number, whole: number, part: number): number =>
  length <= whole ? 1 : Math.ceil(length / part);
