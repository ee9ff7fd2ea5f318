import type { Problem } from '../http/problem.ts';
import type { PageFrame } from './frame.ts';
import { Layout, renderPage } from './layout.tsx';

/** A refusal for people: what is wrong, where, and a way back. */
export const renderRefusal = (problem: Problem, frame: PageFrame): string =>
  renderPage(
    <Layout frame={frame} title={problem.title}>
      <div class="notice bad" role="alert">
        {problem.errors && problem.errors.length > 0 ? (
          <ul>
            {problem.errors.map((error) => (
              <li>
                <strong>{error.field}</strong>: {error.message}
              </li>
            ))}
          </ul>
        ) : (
          <p>
            {frame.lang === 'id'
              ? 'Tidak ada yang disimpan. Periksa alamat atau kembali ke halaman sebelumnya.'
              : 'Nothing was kept. Check the address, or go back.'}
          </p>
        )}
      </div>
      <p>
        <a class="button" href={`${frame.base}/`}>
          {frame.lang === 'id' ? 'Ke beranda' : 'To the home page'}
        </a>
      </p>
    </Layout>,
  );
