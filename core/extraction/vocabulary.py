"""Words by which a line of text is told: companies, streets, towns, contacts, titles; one word a bar."""

LEGAL_FORMS = """
    sdn bhd | s/b | berhad | bhd | plt | p.t. | pt | pte ltd | pvt ltd | private limited | pty ltd | co ltd | co., ltd
    | limited | ltd | llp | llc | l.l.c | plc | inc | incorporated | corp | corporation | gmbh | ag | kg | ohg | ug |
    e.k | e.v | gbr | se | sarl | s.a.r.l | sas | s.a.s | sasu | eurl | s.a | sa | sci | snc | bv | b.v | nv | n.v |
    vof | v.o.f | srl | s.r.l | spa | s.p.a | sl | s.l | slu | a/s | aps | ab | asa | oy | oyj | as | sp. z o.o |
    s.r.o | a.s | kft | zrt | d.o.o | ltda | s.a. de c.v | k.k | fze | fzco | w.l.l
"""
"""what law calls companies in many countries"""
TRADES = """
    enterprise | enterprises | trading | restaurant | restaurants | restoran | kedai | perniagaan | store | stores |
    shop | mart | market | hypermarket | supermarket | bakery | cafe | café | bistro | kitchen | hotel | pharmacy |
    farmasi | apotheke | hardware | electrical | motor | auto | stationery | gallery | marketing | industries |
    industry | services | solutions | company | holding | holdings | group | partners | associates | bros | brothers |
    sons | centre | center | clinic | klinik | studio | boutique | consulting | consultants | agency | bank | food |
    foods | bookstore | machinery | boulangerie | station | petrol | book | books | gift | deco | house | corner |
    seafood | garden | pasaraya | pasar | syarikat | bengkel | butcher | florist | salon
"""
"""what shops and firms call themselves"""
STREETS = """
    street | st | road | rd | avenue | ave | lane | ln | drive | dr | boulevard | blvd | court | way | parkway | pkwy
    | place | suite | ste | floor | flr | unit | block | blk | level | lot | plot | highway | hwy | building | bldg |
    tower | plaza | mall | complex | sector | phase | nagar | marg | colony | bazaar | cross | lorong | lrg | kampung
    | kg | persiaran | lebuh | lebuhraya | pusat | seksyen | wisma | menara | desa | bukit | batu | km | rue | allée |
    impasse | chemin | quai | cours | bd | cedex | zi | za | bp | straße | strasse | str | weg | platz | gasse | allee
    | ring | ufer | postfach | straat | laan | plein | gracht | kade | via | viale | piazza | corso | calle | avenida
    | paseo | po box | p.o. box | industrial | park
"""
"""what stands in the line of an address that names a street or building"""
TOWNS = """
    selangor | johor | kuala lumpur | penang | pulau pinang | perak | melaka | negeri sembilan | pahang | kedah |
    kelantan | sabah | sarawak | terengganu | perlis | putrajaya | wp | w.p | darul ehsan | d.e | malaysia | singapore
    | india | maharashtra | karnataka | tamil nadu | delhi | mumbai | bengaluru | bangalore | chennai | hyderabad |
    pune | kolkata | united kingdom | united states | usa | u.s.a | france | deutschland | germany | nederland |
    netherlands | belgique | belgium | schweiz | suisse | switzerland | österreich | austria | españa | spain | italia
    | italy | london | paris | berlin | canada | australia | ireland | hong kong | dubai | uae
"""
"""regions, countries and large towns, as addresses end with them"""
CONTACTS = """
    tel | telephone | phone | fax | mobile | hp | h/p | email | e-mail | website | web | www | http | https | tél |
    téléphone | hotline | whatsapp | call | attn | gst | gstin | sst | vat | tva | btw | ust | mwst | tax | pan | cin
    | siret | siren | rcs | ape | naf | kvk | iban | bic | swift | bank | a/c | account | abn | ein | reg | regn | roc
    | company no | co no | co. no | co reg | co. reg | licence | license | tin | trn | cvr | hrb | geschäftsführer |
    vorstand | capital | contact
"""
"""what leads a phone, an e-mail address, a tax id or a bank account"""
TITLES = """
    tax invoice | invoice | receipt | bill | cash sale | cash sales | cash bill | facture | avoir | rechnung |
    gutschrift | factuur | factura | fattura | quotation | statement | credit note | debit note | proforma | pro forma
    | original | duplicate | copy | copie | kopie | page | seite | resit | invois | order | date | datum | tarikh |
    time | table | cashier | customer | client | member | welcome | thank | number | terms | doc | document | server |
    counter | pos | bill to | ship to | sold to | guest | terminal | total | amount | qty | description | item | due |
    paid | simplified | reprint
"""
"""what names the paper or a part of it"""
