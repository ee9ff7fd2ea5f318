/** What a code stands for until it is exchanged. */
export type Grant = { personId: string; redirectUri: string; challenge: string; nonce?: string };

export type Codes = {
  give: (grant: Grant) => string;
  /** The grant of a live code; the code is used up, whatever comes of it. */
  use: (code: string) => Grant | undefined;
};

const codeLifeMs = 60_000;

/** Codes that live for 60 seconds and are good for one use; they do not outlive the process. */
export const createCodes = (needs: { now: () => number; newCode: () => string }): Codes => {
  const kept = new Map<string, { grant: Grant; expiresAt: number }>();
  const sweep = () => {
    for (const [code, { expiresAt }] of kept) if (expiresAt <= needs.now()) kept.delete(code);
  };
  return {
    give: (grant) => {
      sweep();
      const code = needs.newCode();
      kept.set(code, { grant, expiresAt: needs.now() + codeLifeMs });
      return code;
    },
    use: (code) => {
      sweep();
      const found = kept.get(code);
      kept.delete(code);
      return found?.grant;
    },
  };
};
