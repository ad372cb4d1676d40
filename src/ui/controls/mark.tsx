/** The mark, as in public/icon: a latchkey whose bow is the ring that tells a code's time. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect class="mark-plate" width="32" height="32" rx="7.5" />
      <g fill="none" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round">
        <path class="mark-key" d="M12.4 6.5a6 6 0 1 0 5.8 5.8M16.8 16.8l8.4 8.4M20.8 20.8l2.7-2.7M25.2 25.2l1.6-1.6" />
        <path class="mark-time" d="M16.7 8.2h.01" />
      </g>
    </svg>
  );
}
