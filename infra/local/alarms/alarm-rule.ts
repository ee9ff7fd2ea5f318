import { HostError } from '../contracts.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** Whether a composite alarm is on, by the states of others. */
export type AlarmRule = {
  isOn: (stateOf: (name: string) => AlarmState) => boolean;
  /** The alarms it names. */
  names: string[];
};

type Rule = (stateOf: (name: string) => AlarmState) => boolean;

const token =
  /\s*(?:(AND|OR|NOT|TRUE|FALSE)\b|([()])|(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]+)"|([^\s")]+))\s*\))/y;

type Token = { word: string; name?: string };

/** Reads a rule of CloudWatch: ALARM, OK, INSUFFICIENT_DATA, AND, OR, NOT, TRUE, FALSE, brackets. Throws HostError. */
export const readAlarmRule = (text: string): AlarmRule => {
  const tokens = tokensOf(text);
  const names = tokens.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const isOn = either(tokens);
  if (tokens.length > 0) throw unreadable(text);
  return { isOn, names };
};

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) throw unreadable(text);
    const [, word, bracket, state, quoted, bare] = found;
    const name = quoted ?? bare;
    tokens.push({ word: word ?? bracket ?? state ?? '', ...(name !== undefined && { name }) });
    at = token.lastIndex;
  }
  return tokens;
};

const either = (tokens: Token[]): Rule => {
  const rules = [both(tokens)];
  while (tokens[0]?.word === 'OR') {
    tokens.shift();
    rules.push(both(tokens));
  }
  return (stateOf) => rules.some((rule) => rule(stateOf));
};

const both = (tokens: Token[]): Rule => {
  const rules = [single(tokens)];
  while (tokens[0]?.word === 'AND') {
    tokens.shift();
    rules.push(single(tokens));
  }
  return (stateOf) => rules.every((rule) => rule(stateOf));
};

const single = (tokens: Token[]): Rule => {
  const { word, name } = tokens.shift() ?? { word: 'the end' };
  if (name !== undefined) return (stateOf) => stateOf(name) === word;
  if (word === 'TRUE' || word === 'FALSE') return () => word === 'TRUE';
  if (word === 'NOT') {
    const rule = single(tokens);
    return (stateOf) => !rule(stateOf);
  }
  if (word !== '(') throw unreadable(word);
  const rule = either(tokens);
  if (tokens.shift()?.word !== ')') throw unreadable('a bracket that is not closed');
  return rule;
};

const unreadable = (what: string): HostError =>
  new HostError(
    `The local host cannot read the rule of a composite alarm at: ${what.slice(0, 200)}`,
  );
