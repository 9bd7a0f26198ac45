"""The analysis that is meant in its sentence comes first."""

import pytest

from latopis.model import Document, Token
from latopis.pipeline import reading_until

SENTENCES = """
Rząd ma *nadzieję* na szybkie porozumienie. | nadzieja subst
Minister *stara* się o poparcie koalicji. | starać fin
Do muzeum trafiła *stara* mapa miasta. | stary adj
Umowa *wygasła* w maju. | wygasnąć praet
Firma zwiększa swój *udział* w rynku. | udział subst
Sąd wymierzył surowe *kary* sprawcom. | kara subst
Żołnierze użyli *broni* palnej. | broń subst
Prezydent *broni* się przed zarzutami. | bronić fin
Ojczyzny *broni* się do końca. | bronić fin
Ustawa jest *bronią* obosieczną. | broń subst
Reforma jest *drogą* donikąd. | droga subst
Kupił *drogą* działkę pod miastem. | drogi adj
W *prawie* karnym jest taki przepis. | prawo subst
Zginęło *prawie* stu żołnierzy. | prawie part
W polskim *prawie* nie ma takiej kary. | prawo subst
*Prawie* połowa wyborców nie głosowała. | prawie part
Jedzie do *Polski* w środę. | Polska subst
*Polski* rząd odrzucił wniosek. | polski adj
*Polska* armia kupi czołgi. | polski adj
*Polska* przekazała noty ambasadorom. | Polska subst
*Polska* i Litwa podpisały umowę. | Polska subst
Zarząd Banku *Polskiego* podał wyniki. | polski adj
Spotkał się z nim w *Nowym* Jorku. | nowy adj
Premier *Wielkiej* Brytanii leci do Paryża. | wielki adj
*Ukraina* prosi o pomoc. | Ukraina subst
*Niemcy* wstrzymały dostawy. | Niemcy subst
Rozmawiał z premierem *Niemiec* o gazie. | Niemcy subst
Komunikat podała *PAP* rano. | PAP subst
*PAP* podała komunikat rano. | PAP subst
Posłowie *PO* głosowali przeciw. | PO subst
*Po* południu zebrał się sejm. | po prep
Jest *to* państwo bez wojska. | to subst
Odrzucił *to* żądanie w całości. | ten adj
Na *to* stanowisko kandyduje sędzia. | ten adj
Inflacja *to* problem dla rządu. | to pred
Premier *to* potwierdził w piątek. | to subst
Granica została *otwarta* o świcie. | otworzyć ppas
Posiedzenie zostało *przerwane* przez marszałka. | przerwać ppas
Nowy gabinet został *określony* jako techniczny. | określić ppas
Zatrzymano dwóch *rannych* mężczyzn. | ranny adj
Komisja nie chce *paść* ofiarą nacisków. | paść inf
Cena może *stać* się problemem. | stać inf
Wojsko ma *dużo* czołgów. | dużo num
Za *parę* lat port będzie gotów. | para subst | parę num
Mieszkają tam od *pięciu* lat. | pięć num
Spotkali się *dwa* razy. | dwa num
Mecz wygrał *Jan* Nowak. | Jan subst
Kupili nowy *dom* pod Krakowem. | dom subst
Przyszło 20 *osób* z całej gminy. | osoba subst
Rośnie liczba *dostaw* gazu. | dostawa subst
Strajkują *pracownicy* kolei. | pracownik subst
Protestują *rolnicy* z całego kraju. | rolnik subst
Do stolicy przyjechali *dyplomaci* z Francji. | dyplomata subst
Minister rozmawiał z grupą *dyplomatów* w Wiedniu. | dyplomata subst
Konwój *utknął* pod miastem. | utknąć praet
Ceny paliw *wzrosły* o połowę. | wzrosnąć praet
*Wzrosła* liczba zachorowań. | wzrosnąć praet
*Zapadła* decyzja o strajku. | zapaść praet
Rozmowy *trwały* do rana. | trwać praet
Zawarto *trwały* rozejm. | trwały adj
Sędzia *uznał* winę oskarżonego. | uznać praet
Szef *rady* podał się do dymisji. | rada subst
Zmarł *premier* rządu na uchodźstwie. | premier subst
Gabinet *premiera* nie odpowiedział. | premier subst
Znany *polityk* odszedł z partii. | polityk subst
Kobieta była w *ciąży* od pół roku. | ciąża subst
Na ministrze *ciąży* zarzut korupcji. | ciąża subst | ciążyć fin
Sprawa dotyczy pięciu *umów* z bankiem. | umowa subst
Zarzuty usłyszały *inne* osoby. | inny adj
*Inni* świadkowie milczą. | inny adj
W *drugim* dniu szczytu podpisano deklarację. | drugi adj
Nie zgodzili się na *nowe* warunki. | nowy adj
To jego *pierwsza* wizyta w kraju. | pierwszy adj
*Ważne* jest bezpieczeństwo granicy. | ważny adj
Rząd *złoży* wniosek w czwartek. | złożyć fin
Komisja *obejmie* kontrolą trzy porty. | objąć fin
Konflikt *tłumaczy* wzrost cen ropy. | tłumaczyć fin
Sąd *idzie* na ugodę. | iść fin
Liczba ofiar *stale* rośnie. | stale adv
Kurs *znacznie* spadł. | znacznie adv
To *zbyt* mało na leki. | zbyt adv
Wystawa potrwa do *maja* tego roku. | maj subst
Wybuch nastąpił trzy lata *temu* w kopalni. | temu prep
*Temu* projektowi sprzeciwia się senat. | ten adj
Flota zawinęła do *portu* w Odessie. | port subst
Delegacja *mająca* mandat unii przyjedzie jutro. | mieć pact
*Mamy* dowody w tej sprawie. | mieć fin
Prezes *uda* się do Brukseli. | udać fin
Gubernator *broni* decyzji senatu. | bronić fin
Minister *Radosław* Nowak złożył dymisję. | Radosław subst
*Marek* Nowak zeznał przed sądem. | Marek subst
Te auta *marek* niemieckich drożeją. | marka subst
Pani *Barbara* mieszka w Gdyni. | Barbara subst
Na szczyt leci kanclerz *Angela* Nowak. | Angela subst
Rada *Warszawy* odrzuciła plan. | Warszawa subst
Żołnierze *stali* przy granicy. | stać praet
Dostawy *stali* zmalały o połowę. | stal subst
Prezes nie jest w *stanie* pracować. | stan subst
Jak *stanie* się jasne, rząd ustąpi. | stanąć fin
Jak *podział* mandatów wpłynie na koalicję? | podział subst
Użycie *broni* będzie karane. | broń subst
Handel *bronią* jest zakazany. | broń subst
"""


def _cases() -> list[tuple[str, list[tuple[str, str]]]]:
    lines = [line.split(" | ") for line in SENTENCES.strip().splitlines()]
    return [(sentence, [(form.split()[0], form.split()[1]) for form in forms]) for sentence, *forms in lines]


def _marked(marked: str) -> Token:
    """The token between the stars, as the reading sees it."""
    start = marked.index("*")
    reading = reading_until(Document(marked.replace("*", "")), "morphology")
    return next(token for sentence in reading.sentences for token in sentence.tokens if token.span.start == start)


@pytest.mark.parametrize(("sentence", "expected"), _cases())
def test_the_meant_analysis_comes_first(sentence: str, expected: list[tuple[str, str]]) -> None:
    """The lemma and class of the marked word are those meant there (or, where both can be defended, one of the two)."""
    token = _marked(sentence)
    assert (token.lemma, token.pos) in expected


def test_no_analysis_is_lost() -> None:
    """The choice orders the analyses and leaves none out."""
    token = _marked("Żołnierze użyli *broni* palnej.")
    assert {"broń", "bronić"} == {entry.lemma for entry in token.analyses}
