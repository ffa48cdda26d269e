/** The flame. */
export function Flame({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M10 1.5c.6 3.2-3.9 5-4.9 8.6C4 14.2 6.6 18.5 10.3 18.5c3.5 0 5.7-2.6 5.7-5.7 0-2.3-1.2-3.6-2-5-.4 1.2-1 1.9-1.9 2.3.3-3.2-.4-6.5-2.1-8.6z"
        fill="currentColor"
      />
    </svg>
  );
}
