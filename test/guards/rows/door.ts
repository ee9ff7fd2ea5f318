import type { Entry } from '../guard.ts';

const arriving = 'test/unit/http/door.test.ts';
const built = 'test/infra/door.test.ts';

/** CloudFront in front of the API: who comes past it, as whom, and what it stores. */
export const doorGuards: readonly Entry[] = [
  {
    row: 'viewer-forged',
    in: 'shared/http/door.ts',
    guard: '!keys.some((key) => opens(key, shown))',
    without: 'keys.length === 0',
    shownBy: arriving,
    test: 'decide nothing %s',
  },
  {
    row: 'viewer-forged',
    in: 'shared/http/door.ts',
    guard: '/^[0-9a-f]{64}$/.test(key) &&',
    without: '',
    shownBy: arriving,
    test: 'decide nothing %s',
  },
  {
    row: 'viewer-forged',
    in: 'infra/door/viewer-code.ts',
    guard: '= { value: event.viewer.ip };',
    without: '= request.headers["x-forwarded-for"];',
    shownBy: built,
    test: 'has the address that the edge saw, whatever they sent under that name',
  },
  {
    row: 'past-the-door',
    in: 'infra/web-acl.ts',
    guard: '...(lock ? [pastTheDoor(lock)] : []),',
    without: '',
    shownBy: built,
    test: 'past the door is blocked before anything else is looked at',
  },
  {
    row: 'cached-private',
    in: 'infra/door/door.ts',
    guard: 'cachePolicy: CachePolicy.CACHING_DISABLED,',
    without: 'cachePolicy: CachePolicy.CACHING_OPTIMIZED,',
    shownBy: built,
    test: 'passes everything on but what is listed, unstored, by every method',
  },
  {
    row: 'cached-private',
    in: 'infra/door/door.ts',
    guard: 'errorResponses: unstoredErrors,',
    without: '',
    shownBy: built,
    test: 'stores no refusal and no fault',
  },
  {
    row: 'cached-private',
    in: 'infra/door/cached.ts',
    guard: "here.some(({ who }) => who.by !== 'anybody')",
    without: 'false',
    shownBy: built,
    test: 'is never listed where a sign-in or a link opens it',
  },
];
