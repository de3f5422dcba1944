/** Puts the doctor of the pressed button into the form of a dose that is open beside the banner. */
export function presetDoctor() {
  return {
    choose({ target }: Event) {
      const button = target instanceof Element ? target.closest("button") : null;
      const field = document.querySelector<HTMLInputElement>("main input[name=doctorName]");
      if (button && field) field.value = button.value;
    },
  };
}
