import { describe, expect, it } from '@jest/globals';
import { longestPublicUrl } from '../../functions/satgas/alerts/messages.ts';
import { at, everyTemplate, resources } from './a-stack.ts';

const templates = everyTemplate();
const every = (type: string) =>
  templates.flatMap(({ name, template }) =>
    resources(template, type).map((found) => ({ ...found, name, type })),
  );

describe('every synthesized template', () => {
  it('is looked at', () =>
    expect(templates.map(({ name }) => name)).toContain('netral-demo-shared'));

  const stages = [
    'AWS::ApiGateway::Stage',
    'AWS::ApiGateway::Deployment',
    'AWS::Serverless::Api',
  ].flatMap(every);

  it('has a stage', () =>
    expect(stages.some(({ type }) => type === 'AWS::ApiGateway::Stage')).toBe(true));

  // X-Ray would store the caller's address and the full URL, links that are bearer tokens included.
  it.each(stages)('traces no request at a stage: $name $id', ({ properties }) => {
    expect(properties['TracingEnabled'] ?? false).toBe(false);
    expect(at(properties, 'StageDescription.TracingEnabled') ?? false).toBe(false);
  });

  // SNS would put it before every SMS.
  it.each(every('AWS::SNS::Topic'))('has no topic with a display name: $name $id', (topic) => {
    expect(topic.properties).not.toHaveProperty('DisplayName');
  });

  const addressed = templates.filter(({ template }) => template.Parameters['PublicUrl']);

  it('asks for the public address in one stack of each deployment', () =>
    expect(addressed.map(({ name }) => name)).toEqual(
      templates.map(({ name }) => name).filter((name) => name.endsWith('-shared')),
    ));

  it.each(addressed)('takes no public address an SMS has no room for: $name', ({ template }) => {
    const { PublicUrl } = template.Parameters;
    expect(PublicUrl).toMatchObject({ MaxLength: longestPublicUrl });
    const allowed = new RegExp(String(PublicUrl?.['AllowedPattern']));
    expect(
      ['', 'https://netral.example/a', 'http://127.0.0.1:4050'].every((url) => allowed.test(url)),
    ).toBe(true);
    expect(
      ['https://netral.example/', 'https://netral.example/~a'].some((url) => allowed.test(url)),
    ).toBe(false);
  });
});
