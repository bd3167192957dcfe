"""The families whom the scenarios speak of, by hand, and the names the many are drawn from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Child:
    """A pupil of the cast. `gender` is g or b; `left_on` is an ISO date or empty."""

    key: str
    given_name: str
    family_name: str
    form: str
    gender: str
    preferred_name: str = ""
    former_family_name: str = ""
    destination: str = ""
    left_on: str = ""
    schools: str = ""  # default: by form
    has_temporary_upn: bool = False
    year_group: str = ""  # of a leaver, who has no form
    is_twin: bool = False  # born on the day of the child before


@dataclass(frozen=True, slots=True)
class Adult:
    """A contact. `lives_apart`: at an address of their own."""

    title: str
    given_name: str
    family_name: str
    relationship: str
    email: str  # empty: made of the name
    lives_apart: bool = False
    responsibility: str = "yes"
    may_receive: str = "yes"
    address_confidential: str = "no"


@dataclass(frozen=True, slots=True)
class Family:
    children: tuple[Child, ...]
    adults: tuple[Adult, ...]


CAST: tuple[Family, ...] = (
    Family(
        (Child("tobenna", "Tobenna", "Okafor", "8B", "b", preferred_name="Toby"),),
        (Adult("Mrs", "Ngozi", "Okafor", "mother", ""),),
    ),
    Family(
        (Child("ali_8b", "Mohammed", "Ali", "8B", "b"),),
        (Adult("Mrs", "Fatima", "Ali", "mother", "fatima.ali@homepost.example"),),
    ),
    Family(
        (Child("ali_7a", "Mohammed", "Ali", "7A", "b"),),
        (Adult("Mrs", "Samina", "Ali", "mother", "samina_ali@mailbox.example"),),
    ),
    Family(  # twins in two forms, a sister at the other school
        (
            Child("aoife", "Aoife", "Gallagher", "9A", "g"),
            Child("niamh", "Niamh", "Gallagher", "9B", "g", is_twin=True),
            Child("poppy", "Poppy", "Gallagher", "4M", "g"),
        ),
        (
            Adult("Mrs", "Siobhán", "Gallagher", "mother", "siobhan.gallagher@mailbox.example"),
            Adult("Mr", "Declan", "Gallagher", "father", "declan.g@builders.example"),
        ),
    ),
    Family(  # separated, other names, other domains
        (Child("priya", "Priya", "Shah", "10A", "g"),),
        (
            Adult("Mr", "Rajesh", "Shah", "father", "rajesh.shah@shahandsons.example"),
            Adult("Ms", "Meera", "Patel", "mother", "meera.patel@homepost.example", True),
        ),
    ),
    Family(
        (Child("nikhil", "Nikhil", "Reddy", "10A", "b"),),
        (Adult("Mrs", "Lakshmi", "Reddy", "mother", "lakshmi.reddy@postbox.example"),),
    ),
    Family(
        (Child("zara", "Zara", "Osei-Bonsu", "7B", "g"),),
        (Adult("Mrs", "Abena", "Osei-Bonsu", "mother", ""),),
    ),
    Family(  # nothing may go to the father
        (Child("kacper", "Kacper", "Nowak", "9A", "b"),),
        (
            Adult("Mrs", "Agnieszka", "Nowak", "mother", "agnieszka.nowak@mailbox.example"),
            Adult("Mr", "Tomasz", "Nowak", "father", "t.nowak@homepost.example", True, "yes", "no"),
        ),
    ),
    Family(  # the father may have everything but the address
        (Child("amelia", "Amelia", "Reid", "8A", "g"),),
        (
            Adult("Ms", "Claire", "Reid", "mother", "claire.reid@postbox.example"),
            Adult(
                "Mr",
                "Darren",
                "Pike",
                "father",
                "darren.pike@homepost.example",
                True,
                "yes",
                "yes",
                "yes",
            ),
        ),
    ),
    Family(
        (Child("leo", "Leo", "Fairweather", "7A", "b", former_family_name="Dunne"),),
        (
            Adult("Mrs", "Hannah", "Fairweather", "adoptive mother", ""),
            Adult("Mr", "Joseph", "Fairweather", "adoptive father", ""),
        ),
    ),
    Family(  # half-siblings with two surnames; the stepfather is no contact of Ciara's father's
        (
            Child("ciara", "Ciara", "O'Brien", "11A", "g"),
            Child("jayden", "Jayden", "Tanner", "8A", "b"),
        ),
        (
            Adult("Mrs", "Maureen", "O'Brien", "mother", "maureen.obrien@mailbox.example"),
            Adult("Mr", "Paul", "Tanner", "stepfather", "paul.tanner@tannerroofing.example"),
        ),
    ),
    Family(
        (Child("mark", "Mark", "Page", "10B", "b"),),
        (Adult("Mrs", "Linda", "Page", "mother", ""),),
    ),
    Family(
        (Child("grace", "Grace", "May", "9B", "g"),),
        (Adult("Mr", "Stuart", "May", "father", ""),),
    ),
    Family(
        (Child("summer", "Summer", "Hall", "7B", "g"),),
        (Adult("Ms", "Tracey", "Hall", "mother", ""),),
    ),
    Family(
        (Child("will", "William", "Hunter", "11B", "b", preferred_name="Will"),),
        (Adult("Mrs", "Joan", "Hunter", "grandmother", ""),),
    ),
    Family(
        (Child("abdi", "Abdirahman", "Warsame", "11A", "b"),),
        (Adult("Mrs", "Hodan", "Jama", "mother", "hodan.jama@mailbox.example"),),
    ),
    Family(
        (Child("elif", "Elif", "Yıldız", "8B", "g"),),
        (Adult("Mr", "Kemal", "Yıldız", "father", "kemal.yildiz@homepost.example"),),
    ),
    Family(
        (Child("liwei", "Li Wei", "Chen", "10A", "b", preferred_name="William"),),
        (Adult("Mrs", "Xiu", "Chen", "mother", ""),),
    ),
    Family(
        (Child("yusuf", "Yusuf", "Al-Masri", "9A", "b"),),
        (Adult("Mr", "Khaled", "Al-Masri", "father", "khaled.almasri@postbox.example"),),
    ),
    Family(  # one mailbox for the family
        (Child("carys", "Carys", "Llewellyn", "7A", "g"),),
        (
            Adult("Mr", "Rhys", "Llewellyn", "father", "the.llewellyns@mailbox.example"),
            Adult("Mrs", "Megan", "Llewellyn", "mother", "the.llewellyns@mailbox.example"),
        ),
    ),
    Family(  # the mother teaches at the school
        (Child("hamza", "Hamza", "Begum", "8A", "b"),),
        (Adult("Mrs", "Nasreen", "Begum", "mother", "nasreen.begum@homepost.example"),),
    ),
    Family(
        (Child("tiana", "Tiana", "Campbell-Brown", "11B", "g"),),
        (Adult("Mrs", "Beverley", "Campbell", "grandmother", ""),),
    ),
    Family(  # fostered
        (Child("ruby", "Ruby", "Ellison", "8B", "g"),),
        (Adult("Mrs", "Patricia", "Doyle", "foster carer", "", responsibility="no"),),
    ),
    Family(
        (Child("kieran", "Kieran", "Walsh", "9B", "b"),),
        (Adult("Ms", "Donna", "Walsh", "mother", ""),),
    ),
    Family(
        (Child("zofia", "Zofia", "Wójcik", "10B", "g"),),
        (Adult("Mr", "Marek", "Wójcik", "father", "marek.wojcik@mailbox.example"),),
    ),
    Family(
        (Child("chloe", "Chloé", "Beaumont-Lewis", "11A", "g"),),
        (Adult("Mrs", "Sylvie", "Beaumont-Lewis", "mother", ""),),
    ),
    Family(  # step-siblings: each adult is linked to both children
        (
            Child("ethan", "Ethan", "Frost", "7B", "b"),
            Child("lily", "Lily", "Marchant", "9A", "g"),
        ),
        (
            Adult("Mr", "Neil", "Frost", "father", "neil.frost@postbox.example"),
            Adult("Mrs", "Karen", "Marchant", "mother", "karen.marchant@mailbox.example"),
        ),
    ),
    Family(
        (
            Child(
                "oliver",
                "Oliver",
                "Trent",
                "",
                "b",
                left_on="2026-11-06",
                year_group="9",
                schools="elm",
            ),
        ),
        (Adult("Mrs", "Joanne", "Trent", "mother", "joanne.trent@mailbox.example"),),
    ),
    Family(
        (
            Child(
                "sophie",
                "Sophie",
                "Marsden",
                "",
                "g",
                left_on="2025-07-18",
                year_group="8",
                schools="elm",
            ),
        ),
        (Adult("Mr", "Alan", "Marsden", "father", ""),),
    ),
    Family(
        (Child("ibrahim", "Ibrahim", "Hussain", "6T", "b", destination="elm"),),
        (Adult("Mrs", "Rukhsana", "Hussain", "mother", ""),),
    ),
    Family(
        (Child("evie", "Evie", "Carter", "6T", "g", destination="elm"),),
        (Adult("Mr", "Simon", "Carter", "father", ""),),
    ),
    Family(
        (Child("adaeze", "Adaeze", "Eze", "6T", "g", destination="elm"),),
        (Adult("Mrs", "Chinwe", "Eze", "mother", ""),),
    ),
    Family(
        (Child("noah", "Noah", "Barlow", "6T", "b"),),
        (Adult("Ms", "Gemma", "Barlow", "mother", ""),),
    ),
    Family(
        (Child("maisie", "Maisie", "Dodd", "6T", "g"),),
        (Adult("Mrs", "Pauline", "Dodd", "mother", ""),),
    ),
    Family(  # dual registration: two days a week in the other school's resource base
        (Child("dylan", "Dylan", "Price", "6T", "b", schools="oak;elm"),),
        (Adult("Mrs", "Cerys", "Price", "mother", ""),),
    ),
    Family(
        (Child("oscar", "Oscar", "Finch", "3L", "b"),),
        (Adult("Mrs", "Rosalind", "Finch", "mother", ""),),
    ),
    Family(
        (Child("amina", "Amina", "Yusuf", "2K", "g"),),
        (Adult("Mrs", "Halima", "Yusuf", "mother", ""),),
    ),
    Family(  # nothing may go to the father
        (Child("harriet", "Harriet", "Cole", "5P", "g"),),
        (
            Adult("Ms", "Jennifer", "Cole", "mother", "jennifer.cole@mailbox.example"),
            Adult(
                "Mr", "Stephen", "Cole", "father", "stephen.cole@postbox.example", True, "no", "no"
            ),
        ),
    ),
    Family(
        (Child("isla", "Isla", "MacLeod", "1H", "g", has_temporary_upn=True),),
        (Adult("Mr", "Fraser", "MacLeod", "father", ""),),
    ),
)

# Given names (girls, boys) and family names of one origin, for the many.
ORIGINS: tuple[tuple[str, str, str], ...] = (
    (
        "Olivia Emily Charlotte Isabella Freya Matilda Imogen Jessica Holly Phoebe",
        "Jack Harry George Alfie Archie Theo Toby Samuel Luca Edward",
        "Atkinson Brookes Chambers Dawson Ellwood Fletcher Goodwin Hargreaves Ingham Jessop "
        "Kershaw Lockwood Metcalfe Norcross Ogden Pemberton Quigley Ramsden Sutcliffe Thornton",
    ),
    ("Ffion Nia Seren", "Iolo Emrys Tomos", "Griffiths Morgan-Rees Prosser Vaughan-Lloyd"),
    ("Róisín Clodagh Orlaith", "Cillian Oisín Fionn", "Donnelly McAteer O'Sullivan Ó'Riordáin"),
    (
        "Aaliyah Zainab Anaya Simran Maryam Hira Diya",
        "Arjun Zayn Ishaan Gurpreet Bilal Rohan Umar",
        "Chaudhry Iqbal Kaur Sandhu Mahmood Nair Rehman Sharma Malik Bose Gill Akhtar",
    ),
    (
        "Chidinma Temitope Akosua Zawadi Oluwaseun",
        "Emeka Kwame Tendai Ayodele Kofi",
        "Adebayo Boateng Chukwu Mutasa Nwosu Ogunleye Owusu Sithole",
    ),
    ("Shanice Alisha Keziah", "Malachi Jerome Tyrell", "Bailey-Grant Francis Henry-Cole Pinnock"),
    ("Layla Noor Rania", "Omar Karim Tariq", "Haddad El-Sayed Mansour Al-Khatib"),
    ("Hibaq Ifrah Sagal", "Liban Mahad Zakariya", "Abdi Farah Hersi Nur"),
    ("Defne Zeynep", "Emir Kerem", "Aydın Demir Öztürk"),
    ("Maja Oliwia Hanna", "Jakub Filip Szymon", "Kowalczyk Lewandowska Zieliński Mazur"),
    ("Jia Yi Xin", "Jun Hao Ming", "Wong Zhang Lam"),
)

# Parents of the many have names of their own, so that no pupil is taken for a parent.
PARENT_NAMES: tuple[str, ...] = (
    "Angela Barbara Carol Denise Elaine Frances Gillian Hilary Irene Jacqueline Kathleen Lorraine "
    "Marjorie Nadia Odette Penelope Rosemary Sharon Theresa Ursula Valerie Winifred Yolanda Zelda "
    "Anoushka Bushra Devika Farzana Gulnaz Ifeoma Khadija Lubna Nkechi Parveen Safiya",
    "Andrew Barry Colin Duncan Eric Frank Gordon Hugh Ivor Keith Leonard Malcolm Norman Oswald "
    "Patrick Roger Stanley Trevor Vincent Walter Asif Babatunde Chidi Dinesh Farooq Hassan Imran "
    "Javed Kwabena Mehmet Naveed Obinna Pavel Rashid Suresh",
)

MAIL_DOMAINS = (
    "mailbox.example",
    "homepost.example",
    "postbox.example",
    "familymail.example.net",
    "quickmail.example.org",
    "letters.example.com",
)

STREETS = (
    "Acacia Avenue",
    "Bank Street",
    "Chapel Row",
    "Dyehouse Lane",
    "Elder Grove",
    "Fold Close",
    "Gas Street",
    "Hollins Road",
    "Inkerman Terrace",
    "Kiln Lane",
    "Larkfield Drive",
    "Moss Bank",
    "Nab Top",
    "Orchard Way",
    "Pinfold Lane",
    "Quarry Hill",
    "Ropewalk",
    "Sycamore Close",
    "Tenter Street",
    "Union Street",
    "Vale Road",
    "Weavers Court",
)
