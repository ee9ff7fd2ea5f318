export const mapWords = {
  byProvince: { id: 'Menurut provinsi', en: 'By province' },
  byRegion: { id: 'Menurut daerah', en: 'By region' },
  isASketch: {
    id: 'Peta ini gambaran dan tidak menentukan batas wilayah apa pun. Batas wilayah: “Indonesia – Subnational Administrative Boundaries”, BPS, OCHA dan WFP (2020), melalui geoBoundaries, CC BY 3.0 IGO; disederhanakan dan digabung menurut 38 provinsi. Kode dan nama wilayah: idn-area-data, ODbL 1.0.',
    en: 'This map is a sketch and decides nothing about any boundary. Boundaries: “Indonesia – Subnational Administrative Boundaries”, BPS, OCHA and WFP (2020), by geoBoundaries, CC BY 3.0 IGO; simplified and joined to 38 provinces. Codes and names: idn-area-data, ODbL 1.0.',
  },
} as const;
