import { createHash } from 'node:crypto';
import { guarded, type Answers } from './stand-in.ts';

type Stand = { phoneNumberId: string; token: string; baseUrl: () => string };

/** The Cloud API's media: an address for a media id, and the bytes behind it, both only with the token. */
export const whatsappStandIn = ({ phoneNumberId, token, baseUrl }: Stand) => {
  const media = new Map<string, Uint8Array>();
  const answers: Answers = ({ url }) => {
    const file = /^\/files\/(\d+)$/.exec(url.pathname)?.[1];
    const bytes = media.get(file ?? url.pathname.slice(1));
    const number = url.searchParams.get('phone_number_id');
    if (!bytes || (file === undefined && number !== phoneNumberId))
      return { status: 404, json: {} };
    if (file !== undefined)
      return { status: 200, headers: { 'content-type': 'image/jpeg' }, bytes };
    const id = url.pathname.slice(1);
    return {
      status: 200,
      json: {
        messaging_product: 'whatsapp',
        url: `${baseUrl()}/files/${id}`,
        mime_type: 'image/jpeg',
        sha256: createHash('sha256').update(bytes).digest('hex'),
        file_size: String(bytes.length),
        id,
      },
    };
  };
  return { answers: guarded('authorization', `Bearer ${token}`, answers), media };
};
