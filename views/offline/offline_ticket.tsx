/** The digits in their groups, and what they say: `TicketFacts`, filled in by the tablet. */
export function OfflineTicket() {
  return (
    <section class="ticket" aria-label="接種券">
      <p class="groups groups--read">
        <span class="groups__digits" data-slot="groups" />
      </p>
      <dl class="ticket__facts">
        <Fact label="市町村コード" slot="municipality" />
        <Fact label="券種" slot="kind" />
        <Fact label="回数" slot="doseNumber" />
      </dl>
    </section>
  );
}

function Fact({ label, slot }: { label: string; slot: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-slot={slot} />
    </div>
  );
}
