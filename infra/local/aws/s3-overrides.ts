// S3 GetObject, "Overriding response header values".
const overrides =
  /^response-(cache-control|content-(?:disposition|encoding|language|type)|expires)$/;

/** The headers that a signed address asks for instead of what was stored. */
export const overridden = ({ searchParams }: URL): Record<string, string> =>
  Object.fromEntries(
    [...searchParams].flatMap(([name, value]) => {
      const [, header] = overrides.exec(name) ?? [];
      return header === undefined ? [] : [[header, value]];
    }),
  );
