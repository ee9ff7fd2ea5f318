/** Signatures and what says how to read a body; credentials (basic auth, tokens, cookies) are never kept. */
const kept =
  /^(content-type|ce-[a-z0-9]+|(webhook|svix)-(id|timestamp|signature)|typeform-signature|x-hub-signature-256|x-webhook-signature)$/;

/** The headers it takes to verify and read a delivery again later: at most thirty, bounded, lower-cased names. */
export const replayableHeaders = (headers: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => kept.test(name))
      .slice(0, 30)
      .map(([name, values]) => [name, values.slice(0, 2).map((value) => value.slice(0, 2000))]),
  );
