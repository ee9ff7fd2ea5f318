import { importedMark } from '../../shared/table/imported-mark.ts';

type Kind = 'INSERT' | 'MODIFY' | 'REMOVE';

/** A pattern of Lambda's event filtering over records of a table's stream. */
export type StreamPattern = {
  eventName?: Kind[];
  dynamodb?: { Keys?: object; NewImage?: object; OldImage?: object };
};

const everyKind: readonly Kind[] = ['INSERT', 'MODIFY', 'REMOVE'];

/**
 * The pattern, without the rows that an import wrote: what follows from them was done before they were exported, and
 * would be done twice (SMS sent, pledges counted). Whatever changes such a row later passes, as does its end.
 */
export const withoutImported = (pattern: StreamPattern): StreamPattern[] => {
  const kinds = pattern.eventName ?? [...everyKind];
  if (!kinds.includes('INSERT')) return [pattern];
  const later = kinds.filter((kind) => kind !== 'INSERT');
  const { dynamodb } = pattern;
  const NewImage = { ...dynamodb?.NewImage, [importedMark]: { S: [{ exists: false }] } };
  return [
    ...(later.length > 0 ? [{ ...pattern, eventName: later }] : []),
    { ...pattern, eventName: ['INSERT'], dynamodb: { ...dynamodb, NewImage } },
  ];
};
