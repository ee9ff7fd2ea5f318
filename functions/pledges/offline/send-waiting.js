import { phoneStore } from './phone-store.js';
import { sendWaiting } from './waiting-pledges.ts';

/** Sends what waits, from the page or the service worker, never from both at once where the browser has locks. */
export const sendFrom = (base) => {
  const send = sendWaiting(phoneStore, post(base));
  return navigator.locks ? navigator.locks.request('netral-pledges', send) : send();
};

const post =
  (base) =>
  async ({ key, body }) => {
    const answer = await fetch(`${base}/v1/pledges`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
        'idempotency-key': key,
      },
      body,
    });
    return { status: answer.status, body: await answer.json().catch(() => undefined) };
  };
