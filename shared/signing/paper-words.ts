/** How a paper of ours is to be signed: printed with lines for ink, or sent to the signing service as it is. */
export type SigningWay = 'ink' | 'electronic';

/** What a paper says of its own electronic signature, which is drawn nowhere on it; papers are in Indonesian. */
export const paperSays: Readonly<Record<SigningWay, string>> = {
  ink: 'Belum ditandatangani secara elektronik.',
  electronic:
    'Ditandatangani secara elektronik; tanda tangan dan nama penanda tangan ada di dalam berkas PDF ini, bukan pada cetakannya.',
};
