import type { ComponentChildren } from 'preact';
import { PracticeMark } from './practice-mark.tsx';
import { Head, type HeadProps } from './head.tsx';

type BareProps = HeadProps & { children: ComponentChildren };

/** The frame of a page that a room looks at: no navigation, nothing but what it shows. */
export const BareLayout = ({ children, ...head }: BareProps) => (
  <html lang={head.frame.lang}>
    <Head {...head} />
    <body class="bare">
      <main id="main">
        <PracticeMark frame={head.frame} />
        {children}
      </main>
    </body>
  </html>
);
