/** A box to mark; `value` is what it sends. */
export function Check({ name, value, label }: { name: string; value: string; label: string }) {
  return (
    <div class="choice">
      <input type="checkbox" id={`${name}-${value}`} name={name} value={value} />
      <label for={`${name}-${value}`}>{label}</label>
    </div>
  );
}
