/** What `$context.…` can say: nested values by name. */
export type ContextValues = { [name: string]: unknown };

/** Puts the values of `$context.a.b` into a text; what is not known becomes `unknown`. */
export const fillContext = (text: string, values: ContextValues, unknown: string): string =>
  text.replace(
    /\$context\.([A-Za-z0-9_.-]*[A-Za-z0-9_])/g,
    (_, path: string) => wordOf(valueAt(values, path)) ?? unknown,
  );

/** The value below nested names joined by dots, as text. */
export const contextWord = (values: ContextValues, path: string): string | undefined =>
  wordOf(valueAt(values, path));

const valueAt = (values: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
          ? Reflect.get(inner, name)
          : undefined,
      values,
    );

const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
