"""Made-up companies, people, places and goods."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

COMPANY_HEADS = (
    "Marigold & Thistle", "Bluefern", "Copperkettle", "Ninth Lantern", "Sable Orchard", "Tin Whistle", "Quillworth",
    "Harrowgate Loom", "Pebblebrook", "Umber Finch", "Saltmarsh", "Larkspur Row", "Wren & Barrow", "Juniper Dock",
)  # fmt: skip
COMPANY_TAILS: Mapping[str, tuple[str, ...]] = {
    "GB": ("Ltd", "Trading Ltd", "Services Ltd", "Supplies LLP"),
    "US": ("Inc.", "LLC", "Supply Co.", "Partners LLC"),
    "FR": ("SARL", "SAS", "& Fils SARL", "Distribution SAS"),
    "DE": ("GmbH", "Handels GmbH", "GmbH & Co. KG", "AG"),
    "CH": ("AG", "GmbH", "Handels AG", "Sàrl"),
    "IT": ("S.r.l.", "S.p.A.", "Forniture S.r.l.", "& C. S.n.c."),
    "IN": ("Pvt Ltd", "Enterprises", "Traders", "Technologies Private Limited"),
    "MY": ("Sdn Bhd", "Trading", "Enterprise", "Marketing Sdn Bhd"),
}
PEOPLE: Mapping[str, tuple[str, ...]] = {
    "GB": ("Imogen Hartwell", "Jonah Pettifer", "Beatrix Oakley", "Silas Wetherby"),
    "US": ("Dana Whitlock", "Marcus Ellery", "Joanna Prewitt", "Cole Brannigan"),
    "FR": ("Élodie Marchais", "Bastien Courvoir", "Maëlle Trévignac", "Lucien Dorsange"),
    "DE": ("Friederike Amselmann", "Jürgen Köhlbach", "Anneliese Rottweg", "Tobias Grünhagen"),
    "CH": ("Ursina Bergholzer", "Reto Zwyfelbach", "Flurina Cadrein", "Beat Hornusser"),
    "IT": ("Ginevra Tassonelli", "Ottavio Brancaforte", "Loretta Sanvito", "Ivo Calderesi"),
    "IN": ("Asha Devnarayan", "Rohit Kulshreshtam", "Meenal Joshipura", "Vikram Satyadeo", "Latha Ramanujan"),
    "MY": ("Tan Wei Lunn", "Nur Aisyah Rahmad", "Siva Kumaresan", "Lim Chee Hoon"),
}
PLACES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "GB": (("14 Tallow Lane", "Hebden Cross", "HX7 9QD"), ("Unit 3, Kiln Yard", "Mossley Vale", "OL5 0ZX"), ("221 Gannet Street", "Port Ellery", "PL9 8YY")),
    "US": (("480 Alder Creek Road", "Fairmont, OR 97299"), ("77 Mercantile Ave, Suite 210", "Dunmore, OH 43999"), ("1902 Juniper Blvd", "Cedar Point, TX 75999")),
    "FR": (("12 rue des Tanneurs", "69009 Valbrume"), ("8 avenue du Vieux Port", "13014 Castelmer"), ("45 bis quai des Lauriers", "33080 Montfleury")),
    "DE": (("Amselweg 7", "50999 Rheinfelde"), ("Alte Mühlenstraße 23", "80999 Tannbach"), ("Hafenkontor 4a", "20999 Elbrode")),
    "CH": (("Lindenhofgasse 9", "3099 Grünenwil"), ("Route du Moulin 18", "1299 Vaumarin"), ("Seestrasse 104", "8099 Ottikofen")),
    "IT": (("Via dei Cedri 31", "20199 Pontelago MI"), ("Corso Ulivi 8", "10199 Borgo Sereno TO")),
    "IN": (("Plot 14, Sector 9", "Kharadi Extension", "Pune 411099"), ("2nd Floor, Lotus Arcade", "MG Cross Road", "Bengaluru 560999"), ("27/3 Temple View Street", "Adyar West", "Chennai 600999"), ("Shop 6, Sagar Market", "Link Road", "Mumbai 400999")),
    "MY": (("No. 18, Jalan Kenari 5", "Taman Seri Bayu", "81199 Johor Bahru, Johor"), ("Lot 7-2, Jalan Merbau", "Bandar Puncak", "47199 Puchong, Selangor"), ("33, Lorong Cempaka", "50999 Kuala Lumpur")),
}  # fmt: skip
GOODS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "en": (
        ("Oak shelf board 120 cm", "pcs", "44079100"), ("Consulting, on site", "hrs", "998311"),
        ("Printer paper A4, 5 reams", "box", "48025690"), ("Annual support plan", "yr", "998313"),
        ("LED panel 60x60, neutral white", "pcs", "94054090"), ("Cable tray 2 m galvanised", "m", "73269099"),
        ("Toner cartridge black", "pcs", "84439959"), ("Delivery and set-up", "job", "996511"),
        ("Linen napkins, set of 6", "set", "63029100"), ("Workshop materials", "kg", "39269099"),
    ),
    "fr": (
        ("Planche de chêne 120 cm", "pce", ""), ("Prestation de conseil", "h", ""), ("Papier A4, 5 ramettes", "cart.", ""),
        ("Contrat d'entretien annuel", "an", ""), ("Dalle LED 60x60", "pce", ""), ("Livraison et mise en service", "forf.", ""),
        ("Serviettes en lin, lot de 6", "lot", ""), ("Fournitures d'atelier", "kg", ""),
    ),
    "de": (
        ("Eichenbrett 120 cm", "Stk", ""), ("Beratung vor Ort", "Std", ""), ("Druckerpapier A4, 5 Ries", "Pkg", ""),
        ("Wartungsvertrag, jährlich", "Jahr", ""), ("LED-Panel 60x60", "Stk", ""), ("Lieferung und Montage", "psch", ""),
        ("Leinenservietten, 6er-Satz", "Satz", ""), ("Werkstattmaterial", "kg", ""),
    ),
    "it": (
        ("Asse di rovere 120 cm", "pz", ""), ("Consulenza in sede", "ore", ""), ("Carta A4, 5 risme", "conf", ""),
        ("Pannello LED 60x60", "pz", ""), ("Consegna e montaggio", "corpo", ""), ("Materiale di officina", "kg", ""),
    ),
}  # fmt: skip
GROCERIES: Mapping[str, tuple[str, ...]] = {
    "en": ("Sourdough loaf", "Oat milk 1L", "Cheddar 250g", "Free range eggs", "Flat white", "Cinnamon bun", "Apples loose", "Washing up liquid"),
    "fr": ("Baguette tradition", "Café crème", "Formule midi", "Eau gazeuse 50cl", "Tarte citron", "Salade verte", "Fromage comté"),
    "de": ("Vollkornbrot", "Milchkaffee", "Apfelsaft 1L", "Butterbrezel", "Bergkäse 200g", "Spülmittel"),
    "ms": ("NASI LEMAK AYAM", "TEH TARIK", "KOPI O AIS", "MEE GORENG", "A4 PAPER 80GSM", "BATTERY AA 4S", "CABLE TIE 100PCS"),
}  # fmt: skip


def company(rng: Random, country: str) -> str:
    """The name of a company of that country."""
    return f"{rng.choice(COMPANY_HEADS)} {rng.choice(COMPANY_TAILS[country])}"


def companies(rng: Random, country: str) -> tuple[str, str]:
    """Two companies with different names."""
    one, other = rng.sample(COMPANY_HEADS, 2)
    tails = COMPANY_TAILS[country]
    return f"{one} {rng.choice(tails)}", f"{other} {rng.choice(tails)}"


def person(rng: Random, country: str) -> str:
    """The name of a person."""
    return rng.choice(PEOPLE[country])


def place(rng: Random, country: str) -> tuple[str, ...]:
    """The lines of an address."""
    return rng.choice(PLACES[country])
