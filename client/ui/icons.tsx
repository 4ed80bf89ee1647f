/** The product's own icons: 20 px grid, round stroke, no fill (UX §2.4). Always beside words; alone only for "close". */
const paths = {
  about: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 9.2v4.3M10 6.5v.1',
  print: 'M6 7V3h8v4M5.5 14H3.5V7.5h13V14h-2M6 12h8v5H6z',
  check: 'M4 10.5 8 14.5 16 6',
  down: 'M5.5 8 10 12.5 14.5 8',
  up: 'M5.5 12 10 7.5 14.5 12',
  left: 'M12 5.5 7.5 10 12 14.5',
  right: 'M8 5.5 12.5 10 8 14.5',
  flag: 'M5 17.5V3h9l-1.8 3.5L14 10H5',
  home: 'M3 9.5 10 4l7 5.5V16a1 1 0 0 1-1 1h-3.5v-5h-5v5H4a1 1 0 0 1-1-1z',
  list: 'M7 5.5h10M7 10h10M7 14.5h10M3.2 5.5h.1M3.2 10h.1M3.2 14.5h.1',
  message: 'M3.5 4h13v9.5h-7L6 16.5v-3H3.5z',
  agency: 'M4 17V5l6-2.5V17M10 7h6v10M2.5 17h15M6.5 7.5h1M6.5 11h1M12.5 10.5h1M12.5 13.5h1',
  book: 'M4 3.5h9.5a2 2 0 0 1 2 2v11H6a2 2 0 0 1-2-2zM4 14.5a2 2 0 0 1 2-2h9.5',
  clock: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 6v4.2l2.8 1.8',
  settings:
    'M10 7.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4zM10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M15.3 4.7l-1.4 1.4M6.1 13.9l-1.4 1.4',
  file: 'M5 2.8h6.5L15.5 7v10.2H5zM11.2 3v4.2h4.2',
  warn: 'M10 3 18 16.8H2zM10 8v4M10 14.4v.1',
  letters: 'M3 16 7 5h1l4 11M4.6 12h5.8M13.5 9.5h5M16 7v5',
  shield: 'M10 2.8 16 5v5c0 3.6-2.4 6-6 7.3C6.4 16 4 13.6 4 10V5zM7.4 10l2 2 3.4-3.8',
  eye: 'M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.800 5-7.5 5-7.5-5-7.5-5zM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  people:
    'M7.5 4.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM2.5 16.5c0-3 2.2-4.6 5-4.6s5 1.6 5 4.6M13 4.6a2.6 2.6 0 0 1 0 5M14.5 12.2c2 .5 3 2 3 4.3',
  offline:
    'M3 3l14 14M5.8 9.2a7 7 0 0 1 2.4-1.3M11 7.6a7 7 0 0 1 3.2 1.6M2.8 6.6a10.5 10.5 0 0 1 2-1.3M8.5 4.3a10.5 10.5 0 0 1 8.7 2.3M8 12.2a3 3 0 0 1 3-.7M10 15.3v.1',
  download: 'M10 3v9.5M6 9l4 4 4-4M3.5 16.8h13',
  search: 'M8.8 3.5a5.3 5.3 0 1 0 0 10.6 5.3 5.3 0 0 0 0-10.6zM12.8 12.8 17 17',
  stop: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM5 15 15 5',
  chart: 'M3 17h14M5.5 14V9M10 14V4.5M14.5 14v-7',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  pen: 'M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2z',
  ruler: 'M3 6h14v8H3zM6 6v3M9 6v4.5M12 6v3M15 6v4.5',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3L10 5.7M11.5 8.5a3 3 0 0 0-4.3 0L4.5 11.2a3 3 0 0 0 4.3 4.3L10 14.3',
  plus: 'M10 4v12M4 10h12',
  refresh: 'M4 10a6 6 0 1 1 1.8 4.3M4 15v-3.5h3.5',
  close: 'M5 5l10 10M15 5 5 15',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M15.7 4.3l-1.1 1.1M5.4 14.6l-1.1 1.1',
  moon: 'M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3z',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  qr: 'M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h2v2h-2zM16.500 14.500v2h-2',
  send: 'M3 10 17 3.5 13.500 16.500 9 11.500zM9 11.500 17 3.500',
  trash: 'M4 5.500h12M8 5.500V3.500h4v2M5.500 5.500l.8 11h7.400l.8-11',
  copy: 'M7 7h9.500v9.500H7zM4 13H3.500V3.500H13V4',
} as const;

export type IconName = keyof typeof paths;

/** Decorative: hidden from readers, since words stand beside it. */
export function Icon({ name, small = false, className }: { name: IconName; small?: boolean; className?: string }) {
  const classes = ['ic', small ? 'sm' : '', className ?? ''].filter(Boolean).join(' ');
  return (
    <svg className={classes} viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
