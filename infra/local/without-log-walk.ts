type Client = { middlewareStack: { remove: (name: string) => boolean } };

/**
 * The same client of the SDK without its middleware for logs: it walks through every value of every input and output
 * to hide what is sensitive, also where nothing logs them (`loggerMiddleware` with the SDK's silent logger).
 */
export const withoutLogWalk = <One extends Client>(client: One): One => {
  if (!client.middlewareStack.remove('loggerMiddleware'))
    throw new Error('The SDK has no middleware named loggerMiddleware');
  return client;
};
