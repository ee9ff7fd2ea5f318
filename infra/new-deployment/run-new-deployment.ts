import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../bundle/bundle-options.ts';
import { readCommand } from '../command-line.ts';
import { DeploymentError, readDeployment } from '../deployment.ts';
import { makeFile } from './make-file.ts';
import { faultIn, questions, type Answers, type Question } from './questions.ts';
import { writeFile } from './write-file.ts';

// npm run new-deployment [-- --name … --regions … --mail-domain … --alarm-address …]: writes a deployment file. What no
// flag says is asked for, in Bahasa and English; where input is no terminal, lines of it are the answers.
const flags = questions.map(({ flag, en }) => [flag, { type: 'string', about: en }] as const);
const { values } = readCommand({
  usage: 'npm run new-deployment',
  about: 'Writes the file of a deployment; what no option says is asked for.',
  options: {
    ...Object.fromEntries(flags),
    replace: { type: 'boolean', default: false, about: 'replaces a file that is there' },
    folder: { type: 'string', about: 'where the deployment files are' },
  },
});
const folder = typeof values.folder === 'string' ? values.folder : join(root, 'infra/deployments');

const answers: Answers = {};
const given: Record<string, unknown> = values;

const usualOf = ({ usual }: Question): string | undefined =>
  typeof usual === 'function' ? usual(answers) : usual;

/** Undefined where an empty answer is one. */
const faultOfAnswer = (question: Question, answer: string): string | undefined =>
  answer === '' && usualOf(question) === '' ? undefined : faultIn(question, answer);

const wrong = questions.flatMap((question) => {
  const value = given[question.flag];
  if (typeof value !== 'string') return [];
  answers[question.flag] = value.trim();
  const fault = faultOfAnswer(question, value.trim());
  return fault === undefined ? [] : [`--${question.flag} ${value}: ${fault}`];
});
if (wrong.length > 0) {
  for (const line of wrong) console.error(line);
  process.exit(2);
}

const input = createInterface({ input: process.stdin });
const lines = input[Symbol.asyncIterator]();

const ask = async (question: Question): Promise<string> => {
  const usual = usualOf(question);
  for (;;) {
    process.stdout.write(
      `${question.id} / ${question.en}${usual === undefined || usual === '' ? '' : ` [${usual}]`}: `,
    );
    const line = await lines.next();
    if (line.done === true) {
      console.error(`\nNo answer to: --${question.flag}. Nothing was written.`);
      process.exit(2);
    }
    const answer = line.value.trim() === '' ? (usual ?? '') : line.value.trim();
    const fault = faultOfAnswer(question, answer);
    if (fault === undefined) return answer;
    console.info(`  ${fault}`);
  }
};

try {
  for (const question of questions) answers[question.flag] ??= await ask(question);
  const demo = readDeployment(join(root, 'infra/deployments/demo.json'));
  const name = answers['name'] ?? '';
  const path = writeFile(makeFile(demo, answers), {
    folder,
    name,
    replace: values.replace,
  });
  console.info(
    [
      `\nWritten: ${path}`,
      'Complete the units of each region and look at the words of the pledge there. Then:',
      `  npm run doctor -- ${name}`,
      `  npm run deploy -- ${name}`,
      `  npm run first-admin -- ${name} --email … --email …`,
    ].join('\n'),
  );
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  for (const line of error.lines) console.error(line);
  process.exitCode = 2;
} finally {
  input.close();
}
