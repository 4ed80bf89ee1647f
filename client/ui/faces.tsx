/** Five faces, and three for devices of three levels (UX §2.2): own shapes, sad but never angry, earth to water. */
export type FaceLevel = 1 | 2 | 3 | 4 | 5;

const mouths: Record<FaceLevel, string> = {
  1: 'M17.5 41.5c3-8.5 18-8.5 21 0',
  2: 'M18.5 39c4.5-4 14.5-4 19 0',
  3: 'M19 37h18',
  4: 'M18 35.5c4.5 5 15.5 5 20 0',
  5: 'M16 33.5c2 12 22 12 24 0z',
};

/**
 * The face for the step at `index` (0 = lowest) of an ordinal scale with `count` levels. Five levels take all five
 * shapes, three take 1, 3 and 5; other lengths have no faces and give null.
 */
export function faceOf(index: number, count: number): FaceLevel | null {
  if (count === 5) return (index + 1) as FaceLevel;
  if (count === 3) return ([1, 3, 5] as const)[index] ?? null;
  return null;
}

/** Decorative: the words of the level stand beside it. */
export function Face({ level, size }: { level: FaceLevel; size: number }) {
  return (
    <svg className={`face face-${level}`} width={size} height={size} viewBox="0 0 56 56" aria-hidden="true">
      <circle className="face-disc" cx="28" cy="28" r="25.5" strokeWidth="3" />
      <g fill="none" stroke="currentColor" strokeWidth="3.2" strokeLinecap="round" strokeLinejoin="round">
        <path d={mouths[level]} fill={level === 5 ? 'currentColor' : 'none'} />
        {level === 5 ? (
          <path d="M15.500 25.500q4.500-5.500 9 0M31.500 25.500q4.500-5.500 9 0" />
        ) : (
          <g fill="currentColor" stroke="none">
            <circle cx="20" cy="25.500" r="2.9" />
            <circle cx="36" cy="25.500" r="2.9" />
          </g>
        )}
        {level === 1 && <path d="M14.5 21.5l7.5-4M41.5 21.5l-7.5-4" />}
      </g>
    </svg>
  );
}
