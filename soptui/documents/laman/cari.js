"use strict";
(() => {
  const box = document.getElementById("cari");
  const input = document.getElementById("kata");
  const told = document.getElementById("hasil");
  const groups = [...document.querySelectorAll(".kelompok")];
  const items = [...document.querySelectorAll(".kelompok li")];
  const texts = items.map((item) => item.textContent.toLowerCase());
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    items.forEach((item, k) => {
      item.hidden = !words.every((word) => texts[k].includes(word));
      count += item.hidden ? 0 : 1;
    });
    groups.forEach((group) => {
      group.hidden = !group.querySelector("li:not([hidden])");
    });
    told.textContent = words.length ? (count ? count + " cocok" : "Tidak ada yang cocok") : "";
  });
  box.hidden = false;
})();
